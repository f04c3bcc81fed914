story: hip-hemiarthroplasty
title: Displaced femoral neck fracture, hemiarthroplasty, with delirium
setting: inpatient
service: Orthopaedics
age: 76-96
weight: 3
stay: 5
reason: Fall, cannot walk
disposition: 03
drg: 521

[values]
hgb = 10.8..12.0
hgb2 = 8.0..8.7
na = 127..130

[codes]
S72.032A | Y | Displaced midcervical fracture of left femur, initial encounter for closed fracture | Displaced midcervical fracture of the left femoral neck
G93.41 | N | Metabolic encephalopathy | Metabolic encephalopathy from low sodium
E87.1 | N | Hypo-osmolality and hyponatremia | hyponatremia
D62 | N | Acute posthemorrhagic anemia | acute blood loss anemia
I10 | Y | Essential (primary) hypertension | Hypertension
M81.0 | Y | Age-related osteoporosis without current pathological fracture | osteoporosis
W18.30XA | Y | Fall on same level, unspecified, initial encounter | fell in the hallway
Y92.018 | | Other place in single-family (private) house as the place of occurrence of the external cause | fell in the hallway of {his} house
0SRS0J9 | day 1 | Replacement of left hip joint, femoral surface with synthetic substitute, cemented, open approach | Cemented hemiarthroplasty of the left hip

[problems]
I10 | 22 | Essential hypertension
M81.0 | 6 | Osteoporosis

[medications]
home | hydrochlorothiazide 25 mg tablet | 1 tablet by mouth once daily | 310798
home | calcium carbonate with vitamin D tablet | 1 tablet by mouth twice daily
inpatient | cefazolin 2 g injection | 2 g intravenously before incision
inpatient | enoxaparin 40 mg injection | 40 mg under the skin once daily
inpatient +2d09:10 | sodium chloride 3 % infusion | 100 mL twice
discharge | enoxaparin 40 mg injection | 40 mg under the skin once daily for 4 weeks
discharge | acetaminophen 500 mg tablet | 2 tablets by mouth three times daily

[results +00:20 85353-1 Vital signs]
8310-5 | Body temperature | 36.4 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 158 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 82 | mm[Hg] | 60-90
8867-4 | Heart rate | 88 | /min | 60-100

[results +00:50 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb} | g/dL | 12.0-16.0

[results +00:50 51990-0 Basic metabolic panel]
2951-2 | Sodium | 136 | mmol/L | 135-145
2160-0 | Creatinine | 0.8 | mg/dL | 0.6-1.2

[results +2d06:00 51990-0 Basic metabolic panel]
2951-2 | Sodium | {na} | mmol/L | 135-145

[results +2d06:00 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb2} | g/dL | 12.0-16.0

[results +4d06:00 51990-0 Basic metabolic panel]
2951-2 | Sodium | 135 | mmol/L | 135-145

[flaw query-unspecific]
say | Metabolic encephalopathy from low sodium | Altered mental status with low sodium
say | Encephalopathy resolved | Mental status back to usual
lose | G93.41 | R41.82
ask | Which diagnosis explains drowsiness and disorientation with a sodium of 127 to 130, treated with hypertonic saline?
drg | 522

[document +01:20 18748-4 by radiologist]
PELVIS AND LEFT HIP. Displaced midcervical fracture of the left femoral neck, Garden IV. Hip joint without much
wear. Bones thin. {radiologist}

[document +02:30 34117-2 by attending]
ORTHOPAEDIC ADMISSION

{age} {man}, fell in the hallway of {his} house this morning going for the mail; no dizziness, no blow to the head.
Left leg short and turned out.
Hypertension (hydrochlorothiazide), osteoporosis. Clear in mind, does own shopping. No allergies.
Displaced midcervical fracture of the left femoral neck. Hemiarthroplasty tomorrow first on the list. Nerve block
now. Geriatrics to co-manage.

{attending}

[document +1d10:20 11504-8 by surgeon]
OPERATIVE REPORT

Cemented hemiarthroplasty of the left hip, bipolar head 47 mm. Spinal, {anaesthetist}. Direct lateral approach. Head
out, canal prepared, stem 2 cemented,
stable through full range, leg lengths equal. Loss 280 mL. No event on cementing.

{surgeon}

[document +2d09:00 11488-4 by consultant]
GERIATRICS

Since last night drowsy by turns, plucks at the sheet, does not know where {he} is; yesterday clear. No fever,
bladder scan 90 mL, no opioid since noon.
Sodium {na}, was 136. Metabolic encephalopathy from low sodium (hyponatremia: thiazide and fluids). Two small doses
of 3 percent saline, stop thiazide, glasses
and hearing aid on, family at the bedside. acute blood loss anemia, hemoglobin {hgb2}: iron later, no transfusion.

{consultant}

[document +4d09:00 11506-3 by attending]
POD 3. Clear since yesterday evening, sodium 135. Encephalopathy resolved. Stands with two. Wound dry.
{attending}

[document +5d10:00 18842-5 by attending]
DISCHARGE SUMMARY

Displaced midcervical fracture of the left femoral neck after a fall; Cemented hemiarthroplasty of the left hip
{day+1}.
Course: Metabolic encephalopathy from low sodium for two days, resolved; hyponatremia, corrected, thiazide stopped;
acute blood loss anemia, not transfused.
Hypertension; osteoporosis, zoledronate planned in six weeks.
To skilled nursing. Full weight. Enoxaparin four weeks.

{attending}
