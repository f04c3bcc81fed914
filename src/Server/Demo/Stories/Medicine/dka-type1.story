story: dka-type1
title: Diabetic ketoacidosis in type 1 diabetes after missed insulin
setting: inpatient
service: Medicine
age: 19-44
weight: 4
stay: 2
reason: Vomiting and high sugar
arrives: 9-13
disposition: 01
drg: 638

[values]
glu = 468..612
ph2 = 1..9
bic = 9..12
ag = 24..29
k = 5.2..5.7
a1c = 10.4..12.1

[codes]
E10.10 | Y | Type 1 diabetes mellitus with ketoacidosis without coma | Diabetic ketoacidosis without coma in type 1 diabetes
E86.0 | Y | Dehydration | dehydration
N17.9 | Y | Acute kidney failure, unspecified | acute kidney injury from volume depletion
T38.3X6A | Y | Underdosing of insulin and oral hypoglycemic [antidiabetic] drugs, initial encounter | ran out of insulin four days ago
Z91.120 | Y | Patient's intentional underdosing of medication regimen due to financial hardship | could not pay for the refill

[problems]
E10.9 | 9 | Type 1 diabetes mellitus

[medications]
home | insulin glargine 100 units/mL injection | 22 units under the skin at bedtime
home | insulin lispro 100 units/mL injection | 6 units under the skin before meals
inpatient | insulin regular infusion | 0.1 units per kg per hour
inpatient | potassium chloride 20 mEq in saline | by infusion
discharge | insulin glargine 100 units/mL injection | 24 units under the skin at bedtime
discharge | insulin lispro 100 units/mL injection | 7 units under the skin before meals

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | 36.4 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 102 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 62 | mm[Hg] | 60-90
8867-4 | Heart rate | 124 | /min | 60-100
9279-1 | Respiratory rate | 28 | /min | 12-20
59408-5 | Oxygen saturation | 99 | % | 94-100

[results +00:40 51990-0 Basic metabolic panel]
2345-7 | Glucose | {glu} | mg/dL | 70-99
2951-2 | Sodium | 129 | mmol/L | 135-145
2823-3 | Potassium | {k} | mmol/L | 3.5-5.1
1963-8 | Bicarbonate | {bic} | mmol/L | 22-29
33037-3 | Anion gap | {ag} | mmol/L | 8-16
2160-0 | Creatinine | 1.7 | mg/dL | 0.6-1.2

[results +00:45 24338-6 Venous blood gas]
2746-6 | pH of venous blood | 7.1{ph2} | [pH] | 7.32-7.43

[results +00:50 24356-8 Urinalysis]
2514-8 | Ketones | large | | negative
5792-7 | Glucose in urine | >1000 | mg/dL | negative

[results +01:00 4548-4 Hemoglobin A1c]
4548-4 | Hemoglobin A1c | {a1c} | % | 4.0-5.6

[results +08:00 51990-0 Basic metabolic panel]
2345-7 | Glucose | 224 | mg/dL | 70-99
2823-3 | Potassium | 3.9 | mmol/L | 3.5-5.1
1963-8 | Bicarbonate | 17 | mmol/L | 22-29
33037-3 | Anion gap | 14 | mmol/L | 8-16
2160-0 | Creatinine | 1.1 | mg/dL | 0.6-1.2

[results +1d06:30 51990-0 Basic metabolic panel]
2345-7 | Glucose | 156 | mg/dL | 70-99
1963-8 | Bicarbonate | 24 | mmol/L | 22-29
2160-0 | Creatinine | 0.8 | mg/dL | 0.6-1.2

[document +01:40 34111-5 by emergency]
ED PROVIDER NOTE

{first} is a {age} with type 1 diabetes for nine years who ran out of insulin four days ago and could
not pay for the refill
until payday. Thirst, then vomiting since last night, belly ache, "breathing like a dog". No fever, no cough, no
dysuria.

Exam: dry lips, deep fast breathing, fruity breath, awake and oriented, belly soft with mild diffuse tenderness.
Glucose {glu}, pH 7.1{ph2}, bicarbonate {bic}, gap {ag}, large ketones. Potassium {k}. Pregnancy test not applicable
or negative.

2 L of balanced crystalloid, insulin infusion after the potassium was back. Admit, step-down.
Dx: Diabetic ketoacidosis.

{emergency}

[document +03:10 34117-2 by attending]
ADMISSION H&P

{age} {man}, type 1 diabetes. Previous ketoacidosis once, five years ago. No other illness, no operation. Allergies:
none known.
Home: glargine 22 units, lispro 6 units with meals - none since four days.

On arrival heart rate 124, pressure 102/62, dry.

PROBLEMS
# Diabetic ketoacidosis without coma in type 1 diabetes, cause: missed insulin. Insulin by protocol, dextrose when
below 250, potassium
with each litre, chemistry every four hours.
# Severe dehydration, 3 L in the first six hours.
# Creatinine 1.7 from a usual 0.8: acute kidney injury from volume depletion. Expect it to clear.
# Cost of insulin: social work and pharmacy tomorrow.

{attending}

[document +1d09:00 11506-3 by resident]
PROGRESS NOTE

Gap closed at eight hours, overlapped with glargine, infusion off at 22:00. Eating. Glucose 156. Creatinine 0.8, so
the kidney injury has
resolved. A1c {a1c}.
Pharmacist enrolled {him} in the hospital's insulin programme, first month at no cost.
Plan: ward, teach sick-day rules, home tomorrow.

{resident}

[document +2d09:30 18842-5 by attending]
DISCHARGE SUMMARY

DIAGNOSES: 1. Diabetic ketoacidosis without coma in type 1 diabetes. 2. Acute kidney injury, resolved. 3. Dehydration.
CAUSE: Underdosing: {he} could not pay for the refill.
COURSE: Fluids and insulin infusion; gap closed in eight hours.
DISCHARGE: glargine 24 units at bedtime, lispro 7 units before meals; meter, strips, ketone sticks and glucagon given.
FOLLOW-UP: diabetes clinic in one week.

{attending}
