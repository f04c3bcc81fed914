story: sickle-cell-crisis
title: Sickle cell pain crisis with acute chest syndrome
setting: inpatient
service: Paediatrics
age: 9-17
weight: 1
stay: 5
reason: Pain in back and legs
disposition: 01
drg: 811

[values]
hgb = 6.4..6.8
retic = 9..14
spo2 = 89..91
temp = 38.4..39.0

[codes]
D57.01 | Y | Hb-SS disease with acute chest syndrome | Hemoglobin SS disease with acute chest syndrome
J96.01 | N | Acute respiratory failure with hypoxia | acute hypoxic respiratory failure
30233N1 | day 2 | Transfusion of nonautologous red blood cells into peripheral vein, percutaneous | Simple transfusion of red cells

[problems]
D57.1 | 9 | Hemoglobin SS disease

[medications]
home | hydroxyurea 500 mg capsule | 2 capsules by mouth once daily | 197797
inpatient | morphine by patient-controlled pump | 1 mg, lockout 10 minutes
inpatient | ketorolac 15 mg injection | 15 mg intravenously every 6 hours
inpatient +2d08:10 | ceftriaxone 2 g injection | 2 g intravenously once daily
inpatient +2d08:15 | azithromycin 250 mg tablet | 1 tablet by mouth once daily | 308460
discharge | amoxicillin 875 mg tablet | 1 tablet by mouth twice daily for 4 days | 308194

[results +00:12 85353-1 Vital signs]
8310-5 | Body temperature | 37.4 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 118 | mm[Hg] | 90-130
8867-4 | Heart rate | 112 | /min | 60-110
59408-5 | Oxygen saturation on room air | 96 | % | 94-100
72514-3 | Pain severity | 9 | {score} | 0-10

[results +00:40 58410-2 Complete blood count]
718-7 | Hemoglobin | 7.9 | g/dL | 11.5-15.5
6690-2 | Leukocytes | 14.8 | 10*3/uL | 4.5-13.5
17849-1 | Reticulocytes | {retic} | % | 0.5-2.0

[results +2d05:30 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb} | g/dL | 11.5-15.5

[results +2d05:10 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
59408-5 | Oxygen saturation on room air | {spo2} | % | 94-100
9279-1 | Respiratory rate | 32 | /min | 12-20

[results +4d06:00 58410-2 Complete blood count]
718-7 | Hemoglobin | 9.2 | g/dL | 11.5-15.5

[document +01:20 34117-2 by attending]
PEDIATRIC HEMATOLOGY ADMISSION

{first}, {age}, Hemoglobin SS disease, on hydroxyurea, three admissions for pain, never chest syndrome, gallbladder
in place. Two days of pain in the low back and both thighs, 9 of 10, after {a cold|a swim meet|a late night}.
Home ibuprofen not enough. Chest clear, no fever, spleen not felt, no weakness.
Pain crisis. Pump, ketorolac, incentive spirometer every hour awake, fluids at maintenance.

{attending}

[document +2d06:30 18748-4 by radiologist]
CHEST: new right middle and lower lobe opacities, small effusion. Compared with admission film: new. {radiologist}

[document +2d08:00 11506-3 by attending]
DAY 3, 08:00. Overnight fever {temp}, cough, right chest pain, {spo2} percent on room air, rate 32, new infiltrate:
Hemoglobin SS disease with acute chest syndrome and acute hypoxic respiratory failure. 3 L oxygen. Ceftriaxone and
azithromycin. Hemoglobin {hgb}: Simple transfusion of red cells, matched for C, E, Kell. Exchange if worse.

{attending}

[document +4d09:00 11506-3 by resident]
Off oxygen, 95 percent. Hemoglobin 9.2. Pain 3. Pump to tablets. {resident}

[document +5d10:00 18842-5 by attending]
DISCHARGE SUMMARY. Pain crisis, then from day 3 Hemoglobin SS disease with acute chest syndrome; acute hypoxic
respiratory failure, resolved. Simple transfusion of red cells {day+2}. Amoxicillin 4 days; hydroxyurea continued;
spirometer at home.
Hematology in one week.
{attending}
