story: heartfailure-pressure-ulcer
title: Diastolic heart failure with a hospital-acquired stage 3 pressure injury
setting: inpatient
service: Medicine
age: 74-94
weight: 1
stay: 9
reason: Swelling and breathlessness
disposition: 03
drg: 291
hac: pressure-ulcer

[values]
bnp = 620..1180
wt = 72..86
creat = 0.9..1.1

[codes]
I11.0 | Y | Hypertensive heart disease with heart failure | Hypertensive heart disease with heart failure
I50.33 | Y | Acute on chronic diastolic (congestive) heart failure | Acute on chronic diastolic heart failure
L89.153 | N | Pressure ulcer of sacral region, stage 3 | stage 3 pressure injury of the sacrum, not there on admission
I48.21 | Y | Permanent atrial fibrillation | permanent atrial fibrillation
Z79.01 | | Long term (current) use of anticoagulants | apixaban 5 mg twice daily

[problems]
I11.0 | 6 | Hypertensive heart disease with heart failure
I48.21 | 8 | Permanent atrial fibrillation

[medications]
home | furosemide 40 mg tablet | 1 tablet by mouth once daily | 313988
home | apixaban 5 mg tablet | 1 tablet by mouth twice daily | 1364445
home | losartan potassium 50 mg tablet | 1 tablet by mouth once daily | 979492
inpatient | furosemide 60 mg injection | 60 mg intravenously twice daily
discharge | furosemide 80 mg tablet | 1 tablet by mouth once daily | 197732
discharge | empagliflozin 10 mg tablet | 1 tablet by mouth once daily | 1545658

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | 36.5 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 162 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 84 | mm[Hg] | 60-90
8867-4 | Heart rate | 94 | /min | 60-100
59408-5 | Oxygen saturation on room air | 92 | % | 94-100
29463-7 | Body weight | {wt} | kg | 

[results +00:45 42637-9 Natriuretic peptide]
42637-9 | Natriuretic peptide B | {bnp} | pg/mL | <100

[results +00:45 51990-0 Basic metabolic panel]
2160-0 | Creatinine | {creat} | mg/dL | 0.6-1.2
2823-3 | Potassium | 4.1 | mmol/L | 3.5-5.1

[results +7d06:00 51990-0 Basic metabolic panel]
2160-0 | Creatinine | {creat} | mg/dL | 0.6-1.2
2823-3 | Potassium | 3.9 | mmol/L | 3.5-5.1

[document +01:20 34746-8 by nurse]
ADMISSION SKIN ASSESSMENT. Head to heel: sacrum, heels, hips intact. Braden 14: turn every two hours, foam. {nurse}

[document +02:40 34117-2 by attending]
HISTORY AND PHYSICAL

{age} {man}: three weeks of growing legs and breath, sleeps in the chair. Hypertensive heart disease with heart
failure, ejection fraction 60 percent last year; permanent
atrial fibrillation, apixaban 5 mg twice daily. Furosemide 40, losartan. No allergies.
Neck veins up, crackles, pitting to the hips, weight {wt} kg, 92 percent. Skin: whole, sacrum intact, looked at with
{nurse}. BNP {bnp}.
Acute on chronic diastolic heart failure. Furosemide 60 mg twice by vein.

{attending}

[document +4d09:00 11506-3 by attending]
Day 5. Minus 6 kg. Stays in the recliner day and night for breath. Creatinine {creat}. {attending}

[document +6d10:30 34746-8 by nurse]
WOUND NURSE. Sacrum: 3 by 2.5 by 0.6 cm, full thickness, fat in the base, no bone: stage 3 pressure injury of the
sacrum, not there on admission (intact on day 1). Recliner
without cushion. Foam, offload, air mattress, dietitian. Event report filed. {nurse}

[document +7d09:00 11506-3 by attending]
Agree with the wound nurse: stage 3 pressure injury of the sacrum, not there on admission. Family told. Furosemide
by mouth. {attending}

[document +9d10:00 18842-5 by attending]
DISCHARGE SUMMARY

Acute on chronic diastolic heart failure, minus 9 kg; Hypertensive heart disease with heart failure; permanent
atrial fibrillation. Hospital-acquired: stage 3 pressure
injury of the sacrum, not there on admission. To skilled nursing: dressings, offloading. Furosemide 80,
empagliflozin, losartan, apixaban. Clinic in a week.

{attending}
