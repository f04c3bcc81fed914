story: major-depression
title: Severe recurrent depression with suicidal thoughts
setting: inpatient
service: Psychiatry
age: 22-68
weight: 4
stay: 9
reason: Suicidal thoughts
disposition: 01
drg: 885

[values]
phq = 22..26
tsh = 1.1..2.8

[codes]
F33.2 | Y | Major depressive disorder, recurrent severe without psychotic features | Major depressive disorder, recurrent, severe, without psychotic features
R45.851 | Y | Suicidal ideations | suicidal ideation with a plan
G47.00 | Y | Insomnia, unspecified | insomnia
Z91.51 | | Personal history of suicidal behavior | one attempt by tablets in {his} twenties
Z56.0 | | Unemployment, unspecified | lost the job

[problems]
F33.9 | 11 | Recurrent major depression

[medications]
home | sertraline 50 mg tablet | 1 tablet by mouth once daily | 312941
inpatient | sertraline 100 mg tablet | 1 tablet by mouth once daily | 312938
inpatient | trazodone 50 mg tablet | 1 tablet by mouth at bedtime | 856377
discharge | sertraline 100 mg tablet | 1.5 tablets by mouth once daily | 312938
discharge | trazodone 50 mg tablet | 1 tablet by mouth at bedtime, 7 tablets | 856377

[results +00:20 85353-1 Vital signs]
8310-5 | Body temperature | 36.7 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 124 | mm[Hg] | 90-140
8867-4 | Heart rate | 78 | /min | 60-100

[results +00:50 44261-6 PHQ-9]
44261-6 | PHQ-9 total score | {phq} | {score} | 0-4

[results +01:10 3016-3 Thyrotropin]
3016-3 | Thyrotropin | {tsh} | m[IU]/L | 0.4-4.5

[results +01:10 5643-2 Ethanol]
5643-2 | Ethanol | <10 | mg/dL | <10

[document +02:00 34117-2 by attending]
PSYCHIATRIC ADMISSION EVALUATION

IDENTIFICATION: {age} {man}, came with {a sister|a friend}, voluntary.
CHIEF COMPLAINT: "I can't see a reason any more."
HISTORY: Low for three months since {he} lost the job. No pleasure, wakes at three (insomnia), lost 5 kg,
guilt. For a week suicidal ideation with a plan: saving tablets. Sertraline 50 mg, taken.
PAST: third episode; one attempt by tablets in {his} twenties. No mania. Alcohol little, no drugs. FAMILY:
{mother|father|an uncle} with depression. MEDICAL: none. ALLERGIES: none.
MENTAL STATE: slow, tearful, speech low. Mood "empty". Thinking ordered, no voices, no delusion. Plan as said, no
intent here. Insight fair.
PHQ-9 {phq}.

DIAGNOSIS: Major depressive disorder, recurrent, severe, without psychotic features.
PLAN: 15-minute checks, tablets at home removed by family, sertraline 100 mg, trazodone for sleep, groups.

{attending}

[document +3d10:00 11506-3 by attending]
Day 4. Slept six hours. Thoughts of death still daily, plan no longer. Eats half. No side effects. Increase
sertraline to 150 mg on {day+5}.
{attending}

[document +7d10:00 11506-3 by resident]
Day 8. Smiles at the therapy dog. No suicidal ideation for two days. Safety plan written with {him} and family;
therapy appointment made.
{resident}

[document +9d10:00 18842-5 by attending]
PSYCHIATRIC DISCHARGE SUMMARY

Major depressive disorder, recurrent, severe, without psychotic features; suicidal ideation with a plan, resolved;
insomnia.
Sertraline 150 mg, trazodone 50 mg (7 tablets only). PHQ-9 11 today. Home with family. Therapist on {day+12}, clinic
{day+15}. Crisis line card.

{attending}
