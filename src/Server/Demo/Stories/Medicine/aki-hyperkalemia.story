story: aki-hyperkalemia
title: Acute tubular necrosis and hyperkalemia on chronic kidney disease
setting: inpatient
service: Nephrology
age: 62-88
weight: 4
stay: 5
reason: Weakness and little urine
disposition: 06
drg: 683

[values]
k = 6.6..7.1
creat = 5.1..6.4
creat3 = 3.9..4.6
creatd = 2.3..2.6
bun = 88..112

[codes]
N17.0 | Y | Acute kidney failure with tubular necrosis | Acute tubular necrosis
E87.5 | Y | Hyperkalemia | severe hyperkalemia
E87.20 | Y | Acidosis, unspecified | metabolic acidosis
I12.9 | Y | Hypertensive chronic kidney disease with stage 1 through stage 4 chronic kidney disease, or unspecified chronic kidney disease | hypertensive chronic kidney disease
N18.32 | Y | Chronic kidney disease, stage 3b | Chronic kidney disease stage 3b
E11.22 | Y | Type 2 diabetes mellitus with diabetic chronic kidney disease | diabetic kidney disease
Z79.84 | | Long term (current) use of oral hypoglycemic drugs | glipizide 5 mg
T46.4X5A | Y | Adverse effect of angiotensin-converting-enzyme inhibitors, initial encounter | lisinopril contributing, taken as prescribed
5A1D70Z | day 0 | Performance of urinary filtration, intermittent, less than 6 hours per day | intermittent hemodialysis for three hours

[problems]
I12.9 | 14 | Hypertensive chronic kidney disease
N18.32 | 3 | Chronic kidney disease stage 3b
E11.22 | 12 | Type 2 diabetes with diabetic kidney disease

[medications]
home | lisinopril 20 mg tablet | 1 tablet by mouth once daily | 314077
stop | lisinopril 20 mg tablet | stopped
home | glipizide 5 mg tablet | 1 tablet by mouth once daily | 310490
inpatient | calcium gluconate 1 g injection | 1 g intravenously, repeated once
inpatient | insulin regular 10 units with dextrose | intravenously once
discharge | amlodipine 5 mg tablet | 1 tablet by mouth once daily | 197361
discharge | glipizide 5 mg tablet | 1 tablet by mouth once daily | 310490

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | 36.3 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 104 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 60 | mm[Hg] | 60-90
8867-4 | Heart rate | 54 | /min | 60-100
59408-5 | Oxygen saturation | 96 | % | 94-100

[results +00:35 51990-0 Basic metabolic panel]
2823-3 | Potassium | {k} | mmol/L | 3.5-5.1
2160-0 | Creatinine | {creat} | mg/dL | 0.6-1.2
3094-0 | Urea nitrogen | {bun} | mg/dL | 7-20
1963-8 | Bicarbonate | 13 | mmol/L | 22-29
2951-2 | Sodium | 133 | mmol/L | 135-145

[results +09:00 51990-0 Basic metabolic panel]
2823-3 | Potassium | 5.0 | mmol/L | 3.5-5.1
2160-0 | Creatinine | 4.4 | mg/dL | 0.6-1.2

[results +2d06:00 51990-0 Basic metabolic panel]
2823-3 | Potassium | 4.7 | mmol/L | 3.5-5.1
2160-0 | Creatinine | {creat3} | mg/dL | 0.6-1.2
1963-8 | Bicarbonate | 20 | mmol/L | 22-29

[results +5d06:00 51990-0 Basic metabolic panel]
2823-3 | Potassium | 4.4 | mmol/L | 3.5-5.1
2160-0 | Creatinine | {creatd} | mg/dL | 0.6-1.2
1963-8 | Bicarbonate | 23 | mmol/L | 22-29

[flaw query-unspecific]
say | Acute tubular necrosis | Acute renal insufficiency
lose | N17.0 | N28.9
ask | Which diagnosis do muddy brown casts, creatinine above 5 from 1.9 and dialysis stand for?
drg | 699

[document +00:20 11524-6 by emergency]
ECG: junctional rhythm 54, tall peaked T waves, QRS 130 ms. Suggests hyperkalemia. {emergency}

[document +01:30 34111-5 by emergency]
EMERGENCY DEPARTMENT

{age} {man}, a week of stomach flu with diarrhea, kept taking all pills. Since yesterday too weak to rise from the
chair; hardly any urine.
Dry, pressure 104/60, rate 54. Potassium {k} with ECG changes, creatinine {creat}. Calcium twice, insulin with
dextrose, nebulized
albuterol; nephrology for dialysis. Dx: severe hyperkalemia, acute on chronic renal failure.

{emergency}

[document +02:50 34117-2 by attending]
NEPHROLOGY ADMISSION

PAST: Hypertension 14 years and type 2 diabetes 12 years: hypertensive chronic kidney disease and diabetic kidney
disease, Chronic kidney
disease stage 3b, last creatinine 1.9 three months ago. MEDICINES: lisinopril 20 mg, glipizide 5 mg. ALLERGIES: none.

EXAMINATION: Dry mucous membranes, flat veins, no oedema, no rub. Bladder scan 40 mL.
URINE SEDIMENT (looked at by me): muddy brown granular casts, many per field. Fractional sodium excretion 3.1 percent.

ASSESSMENT: Acute tubular necrosis after a week of volume loss, lisinopril contributing, taken as prescribed. Severe
hyperkalemia with ECG
changes, metabolic acidosis. Dialysis now for the potassium.

{attending}

[document +06:10 28570-0 by nephrologist]
PROCEDURE NOTE, DIALYSIS

Temporary access in the right femoral vein by the emergency team. First treatment: intermittent hemodialysis for
three hours, blood flow
250, no fluid removed. Potassium {k} before, 4.6 at the end. Tolerated. Catheter out tomorrow if no second treatment
is needed.

{nephrologist}

[document +2d10:00 11506-3 by attending]
PROGRESS NOTE, day 3

Urine 1.6 L. Creatinine {creat3} and falling without dialysis, potassium 4.7, bicarbonate 20. Stool formed. Femoral
catheter was taken out
yesterday. Acute tubular necrosis in recovery. Keep lisinopril off. Amlodipine for pressure 156.

{attending}

[document +5d11:00 18842-5 by attending]
DISCHARGE SUMMARY

PRINCIPAL DIAGNOSIS: Acute tubular necrosis (prerenal loss by gastroenteritis, with lisinopril) on Chronic kidney
disease stage 3b.
OTHER: severe hyperkalemia with ECG changes; metabolic acidosis; hypertensive chronic kidney disease; type 2
diabetes with diabetic kidney
disease.
PROCEDURE: one hemodialysis on {day}.
DISCHARGE: creatinine {creatd}. Home with a visiting nurse for blood draws twice a week. Lisinopril stopped until
clinic; amlodipine 5 mg;
glipizide 5 mg.
FOLLOW-UP: nephrology in two weeks.

{attending}
