story: heart-failure
title: Acute on chronic systolic heart failure
setting: inpatient
service: Cardiology
age: 60-92
weight: 7
stay: 5
reason: Leg swelling and shortness of breath
drg: 291

[values]
bnp = 1480..3920
wt = 88..103
creat = 1.6..1.9
ef = 25..32

[codes]
I13.0 | Y | Hypertensive heart and chronic kidney disease with heart failure and stage 1 through stage 4 chronic kidney disease, or unspecified chronic kidney disease | Hypertensive heart and chronic kidney disease
I50.23 | Y | Acute on chronic systolic (congestive) heart failure | Acute on chronic systolic heart failure
J96.01 | Y | Acute respiratory failure with hypoxia | acute hypoxic respiratory failure
N18.31 | Y | Chronic kidney disease, stage 3a | Chronic kidney disease stage 3a
I48.20 | Y | Chronic atrial fibrillation, unspecified | Chronic atrial fibrillation
Z79.01 | | Long term (current) use of anticoagulants | apixaban 5 mg

[problems]
I50.22 | 4 | Chronic systolic heart failure
I10 | 18 | Hypertension
N18.31 | 3 | Chronic kidney disease stage 3a
I48.20 | 5 | Chronic atrial fibrillation

[allergies]
Lisinopril | angioedema | severe

[medications]
home | furosemide 40 mg tablet | 1 tablet by mouth once daily | 313988
home | metoprolol succinate 50 mg tablet | 1 tablet by mouth once daily | 866436
home | apixaban 5 mg tablet | 1 tablet by mouth twice daily | 1364445
inpatient | furosemide 80 mg injection | 80 mg intravenously twice daily
discharge | furosemide 80 mg tablet | 1 tablet by mouth once daily | 197732
discharge | spironolactone 25 mg tablet | 1 tablet by mouth once daily | 313096

[results +00:12 85353-1 Vital signs]
8310-5 | Body temperature | 36.5 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 158 | mm[Hg] | 90-140
8867-4 | Heart rate | 104 | /min | 60-100
59408-5 | Oxygen saturation on room air | 86 | % | 94-100
29463-7 | Body weight | {wt} | kg | 

[results +00:55 42637-9 Natriuretic peptide]
42637-9 | Natriuretic peptide B | {bnp} | pg/mL | <100

[results +00:55 51990-0 Basic metabolic panel]
2160-0 | Creatinine | {creat} | mg/dL | 0.6-1.2
2951-2 | Sodium | 133 | mmol/L | 135-145
2823-3 | Potassium | 4.4 | mmol/L | 3.5-5.1

[results +3d06:30 51990-0 Basic metabolic panel]
2160-0 | Creatinine | 1.5 | mg/dL | 0.6-1.2
2823-3 | Potassium | 3.7 | mmol/L | 3.5-5.1

[flaw query-unspecific]
say | Acute on chronic systolic heart failure | Decompensated heart failure
lose | I50.23 | I50.9
ask | Which type and acuity of heart failure was treated? Ejection fraction 25 to 32 percent, BNP, intravenous furosemide.
drg | 291

[document +01:30 18748-4 by radiologist]
CHEST RADIOGRAPH, portable

FINDINGS: Enlarged heart, upper-zone diversion, Kerley lines, small effusions on both sides.
IMPRESSION: Pulmonary oedema with small bilateral effusions.

{radiologist}

[document +03:10 34117-2 by attending]
HISTORY AND PHYSICAL

REASON: Swelling and breathlessness for two weeks.

HISTORY: {age} {man} known to have a weak heart, ran out of furosemide ten days ago. Gained weight, sleeps in a
chair, breathless
crossing the room. No chest pain.

MEDICAL HISTORY: Hypertensive heart and chronic kidney disease. Chronic kidney disease stage 3a. Chronic atrial
fibrillation on apixaban 5 mg
twice daily. Angioedema from lisinopril: no ACE inhibitor.

EXAMINATION: Saturation 86 percent on room air, pressure 158. Neck veins to the jaw, crackles to mid-lung, oedema to
the thighs, weight {wt} kg.

DATA: BNP {bnp}, creatinine {creat} (usual 1.5).

ASSESSMENT: Acute on chronic systolic heart failure with acute hypoxic respiratory failure needing oxygen by mask.
PLAN: Furosemide 80 mg intravenously twice daily, daily weights, echocardiogram.

{attending}

[document +1d14:00 11488-4 by cardiologist]
ECHOCARDIOGRAM AND CONSULT

Left ventricular ejection fraction {ef} percent, global hypokinesis, moderate functional mitral regurgitation.
Compared with last
year unchanged. Advise spironolactone; sacubitril-valsartan is contraindicated after angioedema.

{cardiologist}

[document +3d09:00 11506-3 by attending]
PROGRESS NOTE

Down 5.4 kg since arrival. Off oxygen since last night. Creatinine 1.5. Change furosemide to tablets tomorrow, start
spironolactone.

{attending}

[document +5d10:30 18842-5 by attending]
DISCHARGE SUMMARY

DIAGNOSES: Acute on chronic systolic heart failure (ejection fraction {ef} percent) with acute hypoxic respiratory
failure, resolved.
Hypertensive heart and chronic kidney disease, stage 3a. Chronic atrial fibrillation.
COURSE: Lost 7 kg with intravenous furosemide. The cause was missed doses; the pharmacy will send blister packs.
DISCHARGE MEDICATIONS: furosemide 80 mg daily, spironolactone 25 mg daily, metoprolol succinate 50 mg daily,
apixaban 5 mg twice daily.
FOLLOW-UP: Heart failure clinic in seven days with potassium and creatinine. {The heart-failure nurse calls on days 2 and 5.|No calls arranged.}

{attending}
