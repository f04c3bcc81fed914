story: sepsis-urinary
title: Septic shock from an Escherichia coli urinary infection
setting: inpatient
service: Medicine
age: 62-92
weight: 5
stay: 5
reason: Fever and confusion
arrives: 12-13
disposition: 01
drg: 871

[values]
temp = 38.9..40.1
sbp = 78..88
hr = 112..128
rr = 24..30
wbc = 17.2..24.8
lact = 4.1..5.9
creat = 2.1..2.9
creatb = 0.8..1.0
creatd = 1.0..1.2
plt = 142..188

[codes]
A41.51 | Y | Sepsis due to Escherichia coli [E. coli] | septic shock due to E. coli bacteremia from a urinary source
R65.21 | Y | Severe sepsis with septic shock | Septic shock, required norepinephrine for 26 hours
N17.9 | Y | Acute kidney failure, unspecified | Acute kidney injury, resolved with fluids
N39.0 | Y | Urinary tract infection, site not specified | E. coli urinary tract infection
G93.41 | Y | Metabolic encephalopathy | Metabolic encephalopathy due to sepsis
I10 | Y | Essential (primary) hypertension | Hypertension
E11.9 | Y | Type 2 diabetes mellitus without complications | Type 2 diabetes mellitus, without known complication
Z79.84 | | Long term (current) use of oral hypoglycemic drugs | resume metformin 500 mg twice daily
02HV33Z | day 0 | Insertion of infusion device into superior vena cava, percutaneous | right internal jugular triple-lumen catheter was placed

[problems]
I10 | 11 | Essential hypertension
E11.9 | 8 | Type 2 diabetes mellitus

[allergies]
Sulfamethoxazole | rash | moderate

[medications]
home | lisinopril 10 mg tablet | 1 tablet by mouth once daily | 314076
home | metformin 500 mg tablet | 1 tablet by mouth twice daily | 861007
inpatient | ceftriaxone 2 g injection | 2 g intravenously every 24 hours
inpatient | norepinephrine infusion | titrate to mean arterial pressure 65 mmHg
discharge | cefpodoxime 200 mg tablet | 1 tablet by mouth twice daily for 7 days | 309078

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | {sbp} | mm[Hg] | 90-140
8867-4 | Heart rate | {hr} | /min | 60-100
9279-1 | Respiratory rate | {rr} | /min | 12-20

[results +00:40 58410-2 Complete blood count]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0
777-3 | Platelets | {plt} | 10*3/uL | 150-400
718-7 | Hemoglobin | 12.4 | g/dL | 12.0-16.0

[results +00:40 51990-0 Basic metabolic panel]
2160-0 | Creatinine | {creat} | mg/dL | 0.6-1.2
2951-2 | Sodium | 134 | mmol/L | 135-145
2823-3 | Potassium | 4.8 | mmol/L | 3.5-5.1
2345-7 | Glucose | 212 | mg/dL | 70-99

[results +00:45 2524-7 Lactate]
2524-7 | Lactate | {lact} | mmol/L | 0.5-2.0

[results +00:50 24356-8 Urinalysis]
5799-2 | Leukocyte esterase | positive | | negative
5802-4 | Nitrite | positive | | negative

[results +2d06:30 600-7 Blood culture]
600-7 | Bacteria identified | Escherichia coli, susceptible to ceftriaxone | | no growth

[results +2d07:00 51990-0 Basic metabolic panel]
2160-0 | Creatinine | 1.5 | mg/dL | 0.6-1.2
2823-3 | Potassium | 4.2 | mmol/L | 3.5-5.1

[results +4d07:00 51990-0 Basic metabolic panel]
2160-0 | Creatinine | {creatd} | mg/dL | 0.6-1.2
2823-3 | Potassium | 4.1 | mmol/L | 3.5-5.1

[flaw query-unspecific]
say | Metabolic encephalopathy due to sepsis | Confusion
lose | G93.41 | R41.0
ask | What is the cause and diagnosis of the confusion? Disoriented on arrival with septic shock, cleared by the third day.
drg | 871

[document +01:10 34111-5 by emergency]
EMERGENCY DEPARTMENT NOTE

CHIEF COMPLAINT: Fever and confusion, brought by family.

HISTORY: {name} is a {age} {man} with hypertension and diabetes who was found confused this morning. Family
reports two days of burning on urination and chills. No cough, no headache, no fall.

EXAM: Temperature {temp}, blood pressure {sbp}/44, heart rate {hr}, respirations {rr}. Drowsy, oriented to self
only. No neck stiffness. Lungs clear. Suprapubic and left flank tenderness. Skin warm and mottled at the knees.

ED COURSE: Sepsis alert called on arrival. Lactate {lact}. Two sets of blood cultures and urine culture drawn before
antibiotics. 30 mL/kg of balanced crystalloid given; pressure stayed below 90 systolic. Ceftriaxone 2 g given within
the first hour. A right internal jugular triple-lumen catheter was placed under ultrasound for norepinephrine; the
tip is in the superior vena cava on chest film.

IMPRESSION: Septic shock, urinary source suspected. Admit to intensive care under {attending}.

{emergency}

[document +03:00 34117-2 by attending]
HISTORY AND PHYSICAL

SOURCE: Family and the emergency record; the patient cannot give a history.

HISTORY OF PRESENT ILLNESS: {age} {man} with two days of dysuria, then fever and confusion. In the emergency
department febrile to {temp}, hypotensive to {sbp} systolic after fluids and started on norepinephrine.

PAST MEDICAL HISTORY: Hypertension. Type 2 diabetes mellitus, without known complication. Baseline creatinine {creatb}
last year in clinic.

MEDICATIONS AT HOME: lisinopril 10 mg daily, metformin 500 mg twice daily.

ALLERGIES: sulfamethoxazole (rash).

SOCIAL HISTORY: Lives with {his} {spouse}. Never smoked.

PHYSICAL EXAMINATION: Ill-appearing. Mean arterial pressure 66 on norepinephrine 8 mcg/min. Disoriented to place and
time, no focal weakness. Left costovertebral angle tender.

DATA: White count {wbc}, creatinine {creat}, lactate {lact}. Urinalysis with positive nitrite and leukocyte esterase.

ASSESSMENT AND PLAN:
1. Septic shock, urinary source. Continue ceftriaxone, norepinephrine for mean pressure 65, repeat lactate.
2. Acute kidney injury, creatinine {creat} from {creatb}. Hold lisinopril and metformin. Fluids, strict output.
3. Metabolic encephalopathy due to sepsis. Reorient, avoid sedatives.
4. Diabetes: insulin by scale while metformin is held.

{attending}

[document +1d09:00 11506-3 by attending]
PROGRESS NOTE, hospital day 2

{mr} {last} is awake and knows {his} family. Norepinephrine is weaning, now 2 mcg/min. Temperature 37.9. Urine output
60 mL/h. Lactate has cleared to 1.7. Gram-negative rods in two of two blood culture bottles.

Septic shock improving. Acute kidney injury improving. Continue ceftriaxone. Remove the bladder catheter today.

{attending}

[document +2d10:00 11506-3 by attending]
PROGRESS NOTE, hospital day 3

Off norepinephrine since yesterday afternoon. Cultures of blood and urine grow E. coli susceptible to ceftriaxone.
Oriented to person, place and time. Creatinine 1.5. Transfer to the ward. Central line removed, tip intact.

{attending}

[document +5d11:00 18842-5 by attending]
DISCHARGE SUMMARY

ADMITTED: {day}. DISCHARGED: {day+5}.

PRINCIPAL DIAGNOSIS: Sepsis: septic shock due to E. coli bacteremia from a urinary source.

OTHER DIAGNOSES:
- Septic shock, required norepinephrine for 26 hours
- E. coli urinary tract infection
- Acute kidney injury, resolved with fluids: creatinine {creat} on arrival, {creatd} at discharge
- Metabolic encephalopathy due to sepsis, resolved
- Hypertension
- Type 2 diabetes mellitus, without known complication

HOSPITAL COURSE: {mr} {last} was admitted to intensive care with septic shock. Blood and urine cultures grew E. coli.
{He} received ceftriaxone for five days and norepinephrine for 26 hours through a central line. Confusion cleared by
the third day.
Kidney function recovered.

CONDITION: Stable, walking with a steady gait, oriented.

MEDICATIONS: cefpodoxime 200 mg twice daily for 7 days; resume metformin 500 mg twice daily; lisinopril is held
until the
visit with the primary physician in one week.

{attending}
