story: schizophrenia-relapse
title: Paranoid schizophrenia, relapse
setting: inpatient
service: Psychiatry
age: 20-60
weight: 2
stay: 13
reason: Hearing voices
disposition: 01
drg: 885

[codes]
F20.0 | Y | Paranoid schizophrenia | Paranoid schizophrenia, acute relapse
F17.210 | Y | Nicotine dependence, cigarettes, uncomplicated | smokes a pack of cigarettes a day, nicotine dependence
Z59.02 | | Unsheltered homelessness | sleeps in a park for weeks

[problems]
F20.0 | 9 | Paranoid schizophrenia
F17.210 | 12 | Nicotine dependence, cigarettes

[medications]
inpatient | risperidone 2 mg tablet | 1 tablet by mouth twice daily | 312831
inpatient | nicotine 21 mg patch | 1 patch on the skin once daily
discharge | paliperidone palmitate 156 mg injection | once a month in the deltoid muscle
discharge | benztropine 1 mg tablet | 1 tablet by mouth twice daily as needed

[results +00:30 85353-1 Vital signs]
8310-5 | Body temperature | 36.6 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 122 | mm[Hg] | 90-140
8867-4 | Heart rate | 88 | /min | 60-100

[results +01:30 51990-0 Basic metabolic panel]
2345-7 | Glucose | 92 | mg/dL | 70-99
2160-0 | Creatinine | 0.8 | mg/dL | 0.6-1.2

[document +03:00 34117-2 by attending]
ADMISSION EVALUATION

{age} {man}, Paranoid schizophrenia for nine years, four admissions, no medicine since {he} lost the room; sleeps in
a park for weeks. Outreach workers brought {him}: two men's voices comment, neighbours poison the water through
the drains. Did not eat for two
days. No plan to harm self or others. smokes a pack of cigarettes a day, nicotine dependence. Urine without drugs.
No medical illness. No allergies.
MSE: guarded, thin, unwashed; speech low, answers to voices; thought blocking; affect flat; oriented; no insight.
Paranoid schizophrenia, acute relapse. Risperidone, patch, food and rest; long-acting injection before leaving;
housing team.

{attending}

[document +5d10:00 11506-3 by attending]
Eats tap-water soup now. Voices "farther off". Agrees to injection: paliperidone 234 mg given in the deltoid. Mild
stiffness, benztropine. {attending}

[document +10d14:00 11488-4 by socialworker]
SOCIAL WORK. Place in Linden House from {day+13}, case worker named, benefits form in. {socialworker}

[document +13d10:00 18842-5 by attending]
DISCHARGE SUMMARY. Paranoid schizophrenia, acute relapse without treatment. Second paliperidone 156 mg given
yesterday. Voices rare, no fear. nicotine dependence, patch goes on. To Linden House. Next injection {day+40}. Team
visits weekly.
{attending}
