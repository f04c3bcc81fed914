story: bipolar-mania
title: Bipolar disorder, severe manic episode
setting: inpatient
service: Psychiatry
age: 19-55
weight: 2
stay: 11
reason: No sleep, agitated
disposition: 01
drg: 885

[values]
li = 0.7..0.9

[codes]
F31.2 | Y | Bipolar disorder, current episode manic severe with psychotic features | Bipolar I disorder, current episode manic, severe, with psychotic features
T43.596A | Y | Underdosing of other antipsychotics and neuroleptics, initial encounter | stopped quetiapine five weeks ago
Z91.128 | Y | Patient's intentional underdosing of medication regimen for other reason | because it made {him} heavy and slow

[problems]
F31.9 | 6 | Bipolar I disorder

[medications]
home | quetiapine 300 mg tablet | 1 tablet by mouth at bedtime | 312745
stop | quetiapine 300 mg tablet | stopped
inpatient | olanzapine 10 mg tablet | 1 tablet by mouth twice daily | 314154
inpatient | lithium carbonate 300 mg capsule | 1 capsule by mouth three times daily
inpatient | lorazepam 1 mg tablet | 1 tablet by mouth every 6 hours as needed | 197901
discharge | lithium carbonate 300 mg capsule | 1 capsule by mouth three times daily
discharge | olanzapine 10 mg tablet | 1 tablet by mouth at bedtime | 314154

[results +00:30 85353-1 Vital signs]
8310-5 | Body temperature | 36.9 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 136 | mm[Hg] | 90-140
8867-4 | Heart rate | 102 | /min | 60-100

[results +01:20 51990-0 Basic metabolic panel]
2160-0 | Creatinine | 0.8 | mg/dL | 0.6-1.2
2951-2 | Sodium | 140 | mmol/L | 135-145

[results +01:20 3016-3 Thyrotropin]
3016-3 | Thyrotropin | 1.8 | m[IU]/L | 0.4-4.5

[results +8d07:00 14334-7 Lithium]
14334-7 | Lithium | {li} | mmol/L | 0.6-1.2

[document +02:30 34117-2 by attending]
PSYCHIATRIC EVALUATION

{age} {man} brought by {police|parents|a brother}. Two weeks with two hours of sleep, {spent the savings on
guitars|opened three companies|gave away the car}, last night preached in traffic: chosen to lead the city, hears
God's voice. Known: Bipolar I
disorder, two manic episodes; stopped quetiapine five weeks ago because it made {him} heavy and slow. No drugs in
urine. Healthy otherwise, allergies none.
MSE: loud, fast, cannot be stopped, elated then angry, flight of ideas, grandiose delusion, voices. No suicidal
thought. No insight.
Bipolar I disorder, current episode manic, severe, with psychotic features. Olanzapine now; lithium after kidney and
thyroid values (normal; if of childbearing age pregnancy test negative). Quiet room, certificate by two physicians.

{attending}

[document +4d10:00 11506-3 by attending]
Sleeps five hours. Still grand plans, voices less. Takes tablets. Signed in voluntarily today. {attending}

[document +8d10:00 11506-3 by attending]
Lithium {li}. No voices for three days; ashamed of the street scene. Social work on the debts. {attending}

[document +11d10:00 18842-5 by attending]
DISCHARGE SUMMARY

Bipolar I disorder, current episode manic, severe, with psychotic features, in partial remission. Cause: stopped
quetiapine five weeks ago. Lithium 300 mg three times daily (level {li}), olanzapine 10 mg. Drink enough, no
ibuprofen. Level in one week. Clinic {day+14}.

{attending}
