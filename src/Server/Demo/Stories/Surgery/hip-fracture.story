story: hip-fracture
title: Intertrochanteric hip fracture after a fall, fixed with a nail
setting: inpatient
service: Orthopaedics
age: 68-97
weight: 4
stay: 5
reason: Hip pain after a fall
disposition: 03
drg: 481

[values]
hgb = 11.2..12.6
hgbpost = 7.2..7.9
na = 136..141

[codes]
S72.141A | Y | Displaced intertrochanteric fracture of right femur, initial encounter for closed fracture | Displaced intertrochanteric fracture of the right femur
D62 | N | Acute posthemorrhagic anemia | Acute blood loss anemia
M81.0 | Y | Age-related osteoporosis without current pathological fracture | Osteoporosis
I10 | Y | Essential (primary) hypertension | Hypertension
W01.0XXA | Y | Fall on same level from slipping, tripping and stumbling without subsequent striking against object, initial encounter | tripped over the edge of a rug
Y92.010 | | Kitchen of single-family (private) house as the place of occurrence of the external cause | in the kitchen of {his} house
0QS606Z | day 1 | Reposition right upper femur with intramedullary internal fixation device, open approach | Open reduction and cephalomedullary nailing of the right proximal femur
30233N1 | day 2 | Transfusion of nonautologous red blood cells into peripheral vein, percutaneous | One unit of packed red cells was given

[problems]
I10 | 14 | Essential hypertension
M81.0 | 4 | Age-related osteoporosis

[medications]
home | amlodipine 5 mg tablet | 1 tablet by mouth once daily | 197361
home | alendronate 70 mg tablet | 1 tablet by mouth once a week | 904396
inpatient | enoxaparin 40 mg injection | 40 mg subcutaneously once daily
inpatient | cefazolin 2 g injection | 2 g intravenously before incision
discharge | acetaminophen 500 mg tablet | 2 tablets by mouth three times daily | 198440

[results +00:20 85353-1 Vital signs]
8310-5 | Body temperature | 36.6 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 152 | mm[Hg] | 90-140
8867-4 | Heart rate | 92 | /min | 60-100

[results +00:50 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb} | g/dL | 12.0-16.0
777-3 | Platelets | 214 | 10*3/uL | 150-400

[results +00:50 51990-0 Basic metabolic panel]
2951-2 | Sodium | {na} | mmol/L | 135-145
2160-0 | Creatinine | 0.9 | mg/dL | 0.6-1.2

[results +2d06:00 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgbpost} | g/dL | 12.0-16.0
777-3 | Platelets | 188 | 10*3/uL | 150-400

[flaw query-unspecific]
say | Acute blood loss anemia | Anemia
lose | D62 | D64.9
ask | Which type of anemia was transfused? Hemoglobin fell from above 11 to below 8 after fracture and operation.
drg | 482

[document +01:30 18748-4 by radiologist]
RIGHT HIP AND PELVIS, three views

FINDINGS: Displaced intertrochanteric fracture of the right proximal femur with varus angulation. The lesser
trochanter is
a separate fragment. No pelvic fracture. Bones are diffusely demineralized.
IMPRESSION: Displaced right intertrochanteric fracture.

{radiologist}

[document +03:00 34117-2 by attending]
HISTORY AND PHYSICAL, ORTHOPAEDICS

{name} is a {age} {man} who tripped over the edge of a rug in the kitchen of {his} house this morning, fell on the
right
side and could not stand. No loss of consciousness, no head injury, no chest pain before the fall.

PAST HISTORY: Hypertension. Osteoporosis, on alendronate.

EXAMINATION: Right leg shortened and externally rotated. Foot warm, pulses present, moves toes. No other injury.

FILMS: Displaced intertrochanteric fracture of the right femur.

PLAN: Operative fixation tomorrow morning. Risks explained: bleeding, infection, clot, non-union. Consent signed.
Medical
clearance by {consultant}.

{attending}

[document +1d10:30 11504-8 by surgeon]
OPERATIVE REPORT

PREOPERATIVE AND POSTOPERATIVE DIAGNOSIS: Displaced right intertrochanteric femur fracture.
PROCEDURE: Open reduction and cephalomedullary nailing of the right proximal femur.
SURGEON: {surgeon}. ANAESTHESIA: Spinal, {anaesthetist}. BLOOD LOSS: 350 mL. COMPLICATIONS: None.

DESCRIPTION: On the fracture table closed reduction was not adequate. Through a lateral incision the fracture was
opened and
reduced with a clamp under vision. A guide wire was passed from the tip of the trochanter, the canal reamed, and an
intramedullary
nail with a lag screw in the centre of the head was placed, locked once distally. Films showed good position. Closed
in layers.
Counts correct.

{surgeon}

[document +2d08:00 11506-3 by attending]
PROGRESS NOTE, postoperative day 1

Comfortable, light-headed when sitting. Haemoglobin {hgbpost}, was {hgb} on arrival. Wound dry.
Acute blood loss anemia from fracture and surgery. One unit of packed red cells was given this morning through a
peripheral line.
Start walking with the frame this afternoon. Enoxaparin continues.

{attending}

[document +5d11:00 18842-5 by attending]
DISCHARGE SUMMARY

DIAGNOSES: Displaced intertrochanteric fracture of the right femur; acute blood loss anemia, transfused one unit;
osteoporosis;
hypertension.
PROCEDURE: Open reduction and cephalomedullary nailing of the right proximal femur.
COURSE: Uneventful after transfusion. {He} walks ten metres with a frame and one helper.
DISPOSITION: To a skilled nursing facility for rehabilitation. Weight bearing as tolerated. Wound check in two weeks.

{attending}
