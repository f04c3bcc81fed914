story: heart-failure-return
title: Heart failure again within a month
setting: inpatient
service: Cardiology
age: 60-92
weight: 0
stay: 3
reason: Short of breath again
disposition: 01
drg: 291
follows: heart-failure

[values]
bnp = 1250..2900
wt = 86..100
creat = 1.5..1.7

[codes]
I13.0 | Y | Hypertensive heart and chronic kidney disease with heart failure and stage 1 through stage 4 chronic kidney disease, or unspecified chronic kidney disease | hypertensive heart and chronic kidney disease
I50.23 | Y | Acute on chronic systolic (congestive) heart failure | Acute on chronic systolic heart failure
N18.31 | Y | Chronic kidney disease, stage 3a | chronic kidney disease stage 3a
I48.20 | Y | Chronic atrial fibrillation, unspecified | chronic atrial fibrillation
Z79.01 | | Long term (current) use of anticoagulants | apixaban 5 mg

[medications]
home | furosemide 80 mg tablet | 1 tablet by mouth once daily | 197732
home | metoprolol succinate 50 mg tablet | 1 tablet by mouth once daily | 866436
home | apixaban 5 mg tablet | 1 tablet by mouth twice daily | 1364445
inpatient | furosemide 80 mg injection | 80 mg intravenously twice daily
discharge | torsemide 40 mg tablet | 1 tablet by mouth once daily | 2589881

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | 36.6 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 148 | mm[Hg] | 90-140
8867-4 | Heart rate | 98 | /min | 60-100
59408-5 | Oxygen saturation on room air | 91 | % | 94-100
29463-7 | Body weight | {wt} | kg | 

[results +00:45 42637-9 Natriuretic peptide]
42637-9 | Natriuretic peptide B | {bnp} | pg/mL | <100

[results +00:45 51990-0 Basic metabolic panel]
2160-0 | Creatinine | {creat} | mg/dL | 0.6-1.2
2823-3 | Potassium | 4.5 | mmol/L | 3.5-5.1

[document +02:30 34117-2 by attending]
CARDIOLOGY H&P, READMISSION

{mr} {last} went home from here less than a month ago after heart failure. Since a week 4 kg up, three pillows.
Takes furosemide 80; salt at family meals. Ejection fraction
known low. hypertensive heart and chronic kidney disease, chronic kidney disease stage 3a, chronic atrial
fibrillation on apixaban 5 mg. No ACE inhibitor (angioedema).
91 percent, crackles, edema to the knees, {wt} kg. BNP {bnp}.
Acute on chronic systolic heart failure, no respiratory failure. Furosemide by vein; then torsemide.

{attending}

[document +3d10:00 18842-5 by attending]
DISCHARGE SUMMARY

Acute on chronic systolic heart failure, second stay; minus 5 kg. hypertensive heart and chronic kidney disease,
chronic kidney disease stage 3a, chronic atrial fibrillation.
Torsemide 40 mg in place of furosemide; metoprolol, apixaban, spironolactone. Nurse calls on day 2 and 5, clinic on
day 6.

{attending}
