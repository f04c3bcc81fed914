story: diabetic-foot-amputation
title: Diabetic foot osteomyelitis with amputation of the left great toe
setting: inpatient
service: Surgery
age: 49-78
weight: 3
stay: 6
reason: Foul toe wound
disposition: 06
drg: 617

[values]
a1c = 9.2..11.4
crp = 96..172
glu = 262..338
wbc = 12.6..16.0

[codes]
E11.69 | Y | Type 2 diabetes mellitus with other specified complication | diabetic osteomyelitis of the left great toe
M86.172 | Y | Other acute osteomyelitis, left ankle and foot | acute osteomyelitis of the distal phalanx
E11.621 | Y | Type 2 diabetes mellitus with foot ulcer | diabetic foot ulcer at the tip of the left great toe
L97.524 | Y | Non-pressure chronic ulcer of other part of left foot with necrosis of bone | ulcer down to necrotic bone
E11.42 | Y | Type 2 diabetes mellitus with diabetic polyneuropathy | diabetic polyneuropathy
E11.65 | Y | Type 2 diabetes mellitus with hyperglycemia | hyperglycemia
B95.61 | Y | Methicillin susceptible Staphylococcus aureus infection as the cause of diseases classified elsewhere | methicillin-susceptible Staphylococcus aureus
Z79.84 | | Long term (current) use of oral hypoglycemic drugs | metformin 1,000 mg twice daily
0Y6Q0Z0 | day 2 | Detachment at left 1st toe, complete, open approach | Amputation of the left great toe through the metatarsophalangeal joint

[problems]
E11.42 | 13 | Type 2 diabetes mellitus with polyneuropathy

[medications]
home | metformin 1000 mg tablet | 1 tablet by mouth twice daily | 861004
home | gabapentin 300 mg capsule | 1 capsule by mouth three times daily | 310431
inpatient | vancomycin 1.5 g injection | 1.5 g intravenously every 12 hours
inpatient +3d15:00 | cefazolin 2 g injection | 2 g intravenously every 8 hours
inpatient | insulin glargine 100 units/mL injection | 18 units under the skin at bedtime
discharge | cephalexin 500 mg capsule | 1 capsule by mouth four times daily for 5 days | 309114
discharge | insulin glargine 100 units/mL injection | 18 units under the skin at bedtime
discharge | metformin 1000 mg tablet | 1 tablet by mouth twice daily | 861004

[results +00:15 85353-1 Vital signs]
8310-5 | Body temperature | 37.9 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 138 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 78 | mm[Hg] | 60-90
8867-4 | Heart rate | 96 | /min | 60-100

[results +00:50 58410-2 Complete blood count]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 12.1 | g/dL | 12.0-17.0

[results +00:50 51990-0 Basic metabolic panel]
2345-7 | Glucose | {glu} | mg/dL | 70-99
2160-0 | Creatinine | 1.0 | mg/dL | 0.6-1.2

[results +00:55 1988-5 C-reactive protein]
1988-5 | C reactive protein | {crp} | mg/L | <5

[results +01:00 4548-4 Hemoglobin A1c]
4548-4 | Hemoglobin A1c | {a1c} | % | 4.0-5.6

[results +4d10:00 6462-6 Bone culture]
6462-6 | Bacteria identified | Staphylococcus aureus, methicillin susceptible | | no growth

[document +01:50 18748-4 by radiologist]
LEFT FOOT, 3 views. Erosion and loss of cortex of the tuft and shaft of the distal phalanx of the great toe, gas in
soft tissue beside it. Joint of the
metatarsal head spared. IMPRESSION: osteomyelitis of the distal phalanx.
{radiologist}

[document +03:00 34117-2 by attending]
SURGERY H&P

{age} {man}, type 2 diabetes 13 years. Hole at the tip of the left great toe for two months, smell for a week. Feels
nothing in the feet.
Metformin 1,000 mg twice daily, gabapentin. No known allergies. Quit smoking {ten|fifteen|twenty} years ago.

Exam: both feet insensate to the monofilament, pulses palpable, toe pressures 88 mmHg. diabetic foot ulcer at the
tip of the left great toe, 1.5 cm,
ulcer down to necrotic bone, pus, redness to the base of the toe.

Assessment: diabetic osteomyelitis of the left great toe, that is acute osteomyelitis of the distal phalanx, with
diabetic foot ulcer; diabetic
polyneuropathy; hyperglycemia, A1c {a1c}.
Plan: vancomycin until culture, basal insulin, amputation of the toe on day 3. Consent.

{attending}

[document +2d09:50 11504-8 by surgeon]
OPERATIVE REPORT

DIAGNOSIS: Osteomyelitis of the left great toe. OPERATION: Amputation of the left great toe through the
metatarsophalangeal joint.
ANESTHESIA: Ankle block and sedation. BLOOD LOSS: 15 mL.
Fish-mouth incision at the base, flexor and extensor cut under tension, toe disarticulated. Metatarsal head hard and
white. Proximal tissue to culture.
Washed, closed without tension.

{surgeon}

[document +4d12:00 11526-1 by pathologist]
LEFT GREAT TOE: Acute and chronic osteomyelitis of the distal phalanx with necrosis; ulcer. Bone at the margin
viable, without inflammation.
{pathologist}

[document +4d15:00 11506-3 by attending]
PROGRESS NOTE

Bone culture: methicillin-susceptible Staphylococcus aureus. Margin clean. Cefazolin for vancomycin since yesterday.
Stump pink and dry. Sugars 130-180
on glargine 18.

{attending}

[document +6d10:00 18842-5 by attending]
DISCHARGE SUMMARY

PRINCIPAL DIAGNOSIS: Type 2 diabetes with diabetic osteomyelitis of the left great toe.
ALSO: diabetic foot ulcer, methicillin-susceptible Staphylococcus aureus, diabetic polyneuropathy, hyperglycemia
(A1c {a1c}).
OPERATION: Amputation of the left great toe on {day+2}, clean margin.
MEDICATIONS: cephalexin 5 days, insulin glargine 18 units, metformin, gabapentin. Home nurse for dressings. Shoe
with rigid sole.
Clinic in one week.

{attending}
