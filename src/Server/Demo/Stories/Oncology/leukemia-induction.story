story: leukemia-induction
title: Acute myeloid leukemia, induction chemotherapy
setting: inpatient
service: Oncology
age: 28-64
weight: 1
stay: 27
reason: Bruises and tiredness
disposition: 01
drg: 834

[values]
wbc = 38..64
hgb = 6.8..7.6
plt = 18..29
blast = 62..84

[codes]
C92.00 | Y | Acute myeloblastic leukemia, not having achieved remission | Acute myeloid leukemia
D61.810 | N | Antineoplastic chemotherapy induced pancytopenia | pancytopenia from chemotherapy
D70.1 | N | Agranulocytosis secondary to cancer chemotherapy | neutropenia
R50.81 | N | Fever presenting with conditions classified elsewhere | neutropenic fever
T45.1X5A | N | Adverse effect of antineoplastic and immunosuppressive drugs, initial encounter | from chemotherapy
02HV33Z | day 1 | Insertion of infusion device into superior vena cava, percutaneous | PICC with its tip in the superior vena cava
3E04305 | day 2 | Introduction of other antineoplastic into central vein, percutaneous | 7+3 (cytarabine and daunorubicin) through the PICC
07DR3ZX | day 1 | Extraction of iliac bone marrow, percutaneous approach, diagnostic | bone marrow aspirate and biopsy from the right iliac crest
30233N1 | day 0 | Transfusion of nonautologous red blood cells into peripheral vein, percutaneous | red cells, nine units in all
30233R1 | day 0 | Transfusion of nonautologous platelets into peripheral vein, percutaneous | platelets

[problems]
C92.00 | 0 | Acute myeloid leukemia

[medications]
inpatient +2d14:30 | cytarabine 100 mg/m2 infusion | continuous for 7 days
inpatient +2d14:30 | daunorubicin 60 mg/m2 injection | once daily for 3 days
inpatient | allopurinol 300 mg tablet | 1 tablet by mouth once daily
inpatient +13d03:20 | cefepime 2 g injection | 2 g intravenously every 8 hours
inpatient +2d15:00 | posaconazole 300 mg tablet | 1 tablet by mouth once daily
discharge | posaconazole 300 mg tablet | 1 tablet by mouth once daily
discharge | acyclovir 400 mg tablet | 1 tablet by mouth twice daily

[results +00:15 85353-1 Vital signs]
8310-5 | Body temperature | 37.2 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 116 | mm[Hg] | 90-140
8867-4 | Heart rate | 104 | /min | 60-100

[results +00:45 58410-2 Complete blood count with differential]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | {hgb} | g/dL | 12.0-17.0
777-3 | Platelets | {plt} | 10*3/uL | 150-400

[results +00:50 3255-7 Coagulation]
3255-7 | Fibrinogen | 310 | mg/dL | 200-400
6301-6 | INR | 1.1 | {INR} | 0.9-1.1

[results +13d04:00 58410-2 Complete blood count with differential]
6690-2 | Leukocytes | 0.2 | 10*3/uL | 4.5-11.0
751-8 | Neutrophils | 0.0 | 10*3/uL | 1.8-7.7
777-3 | Platelets | 9 | 10*3/uL | 150-400

[results +27d06:00 58410-2 Complete blood count with differential]
6690-2 | Leukocytes | 3.6 | 10*3/uL | 4.5-11.0
751-8 | Neutrophils | 1.6 | 10*3/uL | 1.8-7.7
718-7 | Hemoglobin | 9.4 | g/dL | 12.0-17.0
777-3 | Platelets | 118 | 10*3/uL | 150-400

[document +02:30 34117-2 by attending]
HEMATOLOGY ADMISSION

{name}, {age}, three weeks of tiredness, bruises without a blow, gums bleed. No illness, no medicine, no allergies.
Pale, petechiae to the knees, no nodes, spleen not felt, clear in mind.
White cells {wbc} with blasts, hemoglobin {hgb}, platelets {plt}. Smear (seen by me): myeloblasts with Auer rods.
Not promyelocytic. Fibrinogen fine.
Acute leukemia, likely myeloid. red cells and platelets tonight, allopurinol, marrow tomorrow, echo, fertility talk.

{attending}

[document +1d12:00 28570-0 by oncologist]
bone marrow aspirate and biopsy from the right iliac crest under lidocaine, good spicules. PICC with its tip in the
superior vena cava by the line team. No bleeding. {oncologist}

[document +2d09:00 11526-1 by pathologist]
BONE MARROW: Acute myeloid leukemia, {blast} percent blasts, myeloperoxidase positive, CD33, CD117. NPM1 mutated,
FLT3 negative. {pathologist}

[document +2d14:00 11506-3 by attending]
Acute myeloid leukemia, NPM1. Begins 7+3 (cytarabine and daunorubicin) through the PICC today. Ejection fraction 61.
Consent. {attending}

[document +13d09:00 11506-3 by attending]
DAY 14. Chills at 03:00, 38.9: neutropenic fever. neutropenia 0.0; pancytopenia from chemotherapy. Cultures,
cefepime. CT chest clear. Platelets 9, one pool. {attending}

[document +20d09:00 11506-3 by resident]
No fever four days, cultures never grew. Day-14 marrow empty. Mouth sore, eats ice cream. {resident}

[document +27d10:00 18842-5 by attending]
DISCHARGE SUMMARY

Acute myeloid leukemia, NPM1 mutated; induction 7+3 from {day+2}. Course: pancytopenia from chemotherapy;
neutropenic fever, eight days of cefepime. red cells, nine units in all, and platelets seven times. Neutrophils 1.6,
platelets 118. Marrow for remission {day+29} in clinic. Posaconazole, acyclovir.

{attending}
