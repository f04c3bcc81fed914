story: hyperemesis
title: Hyperemesis gravidarum with dehydration and low potassium
setting: inpatient
service: Obstetrics
sex: F
age: 19-38
weight: 2
stay: 2
reason: Vomiting in pregnancy
disposition: 01
drg: 833

[values]
k = 2.8..3.1
wt = 51..58

[codes]
O21.1 | Y | Hyperemesis gravidarum with metabolic disturbance | Hyperemesis gravidarum with hypokalemia and dehydration
E87.6 | Y | Hypokalemia | hypokalemia
E86.0 | Y | Dehydration | dehydration
Z3A.10 | | 10 weeks gestation of pregnancy | 10 weeks

[medications]
home | doxylamine-pyridoxine 10-10 mg tablet | 2 tablets by mouth at bedtime
inpatient | ondansetron 4 mg injection | 4 mg intravenously every 8 hours
inpatient | thiamine 100 mg injection | 100 mg intravenously once daily
inpatient | potassium chloride 20 mEq in saline | by infusion
discharge | ondansetron 4 mg tablet | 1 tablet by mouth every 8 hours as needed

[results +00:15 85353-1 Vital signs]
8310-5 | Body temperature | 36.6 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 102 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 60 | mm[Hg] | 60-90
8867-4 | Heart rate | 108 | /min | 60-100
29463-7 | Body weight | {wt} | kg | 

[results +00:45 51990-0 Basic metabolic panel]
2823-3 | Potassium | {k} | mmol/L | 3.5-5.1
2951-2 | Sodium | 133 | mmol/L | 135-145
2160-0 | Creatinine | 0.7 | mg/dL | 0.4-0.9

[results +00:50 24356-8 Urinalysis]
2514-8 | Ketones | large | | negative
5799-2 | Leukocyte esterase | negative | | negative

[results +2d06:00 51990-0 Basic metabolic panel]
2823-3 | Potassium | 3.7 | mmol/L | 3.5-5.1
2951-2 | Sodium | 137 | mmol/L | 135-145

[document +01:20 34117-2 by attending]
ANTEPARTUM H&P

{name}, {age}, first pregnancy, 10 weeks by scan. Vomits everything since five days, doxylamine-pyridoxine does not
stay down; lost 4 kg, now {wt}. No pain, no bleeding, no fever.
Healthy. No allergies. Dry, 108/min. Belly soft. Scan: one embryo, heart 166, no mole.
Potassium {k}, ketones large.
Hyperemesis gravidarum with hypokalemia and dehydration. Saline with potassium, thiamine before any glucose,
ondansetron.

{attending}

[document +1d09:00 11506-3 by midwife]
Toast and tea stayed. Ketones small. Potassium replaced, 3.4. Less tired. {midwife}

[document +2d09:30 18842-5 by attending]
DISCHARGE SUMMARY. Hyperemesis gravidarum with hypokalemia and dehydration at 10 weeks, better with fluids, thiamine
and ondansetron. Potassium 3.7. Small meals. Clinic in one week; fluids by
appointment if it returns.
{attending}
