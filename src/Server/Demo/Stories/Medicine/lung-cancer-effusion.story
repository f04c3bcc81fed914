story: lung-cancer-effusion
title: Malignant pleural effusion, new adenocarcinoma of the lung
setting: inpatient
service: Pulmonology
age: 54-82
weight: 2
stay: 4
reason: Short of breath for weeks
disposition: 01
drg: 181

[values]
vol = 1300..1800
ldh = 480..760

[codes]
C34.11 | Y | Malignant neoplasm of upper lobe, right bronchus or lung | Adenocarcinoma of the right upper lobe of the lung
J91.0 | Y | Malignant pleural effusion | Malignant pleural effusion on the right
J44.9 | Y | Chronic obstructive pulmonary disease, unspecified | COPD without exacerbation
Z87.891 | | Personal history of nicotine dependence | stopped smoking four years ago
0W993ZX | day 0 | Drainage of right pleural cavity, percutaneous approach, diagnostic | Right thoracentesis
0W9930Z | day 2 | Drainage of right pleural cavity with drainage device, percutaneous approach | tunneled pleural catheter on the right

[problems]
J44.9 | 6 | Chronic obstructive pulmonary disease

[medications]
home | tiotropium 18 mcg inhalation capsule | 1 capsule inhaled once daily
discharge | tiotropium 18 mcg inhalation capsule | 1 capsule inhaled once daily
discharge | oxycodone hydrochloride 5 mg tablet | 1 tablet by mouth every 6 hours as needed | 1049621

[results +00:12 85353-1 Vital signs]
8310-5 | Body temperature | 36.7 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 132 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 78 | mm[Hg] | 60-90
8867-4 | Heart rate | 98 | /min | 60-100
59408-5 | Oxygen saturation on room air | 92 | % | 94-100

[results +00:50 51990-0 Basic metabolic panel]
2951-2 | Sodium | 137 | mmol/L | 135-145
17861-6 | Calcium | 9.6 | mg/dL | 8.6-10.3
2160-0 | Creatinine | 0.9 | mg/dL | 0.6-1.2

[results +05:00 2532-0 Pleural fluid]
14804-9 | Lactate dehydrogenase, pleural fluid | {ldh} | U/L | <200

[document +01:40 18748-4 by radiologist]
CT CHEST WITH CONTRAST. 4.1 cm spiculated mass of the right upper lobe. Large right effusion, pleural nodules. No
embolus. Adrenals and liver normal. Emphysema. {radiologist}

[document +02:50 34117-2 by attending]
PULMONARY ADMISSION

{age} {man}, breathless on stairs for six weeks, lost 6 kg, no fever. COPD, tiotropium; stopped smoking four years
ago, 40 years before that. No allergies. Exam: dull to mid-chest on the right, no nodes, clubbing.
Mass and effusion. Tap today. COPD without exacerbation.

{attending}

[document +03:50 28570-0 by pulmonologist]
Right thoracentesis, ultrasound, 8 French, {vol} mL blood-stained fluid, stopped for cough. No pneumothorax.
Cytology, chemistry, culture. {pulmonologist}

[document +1d16:00 11526-1 by pathologist]
PLEURAL FLUID CYTOLOGY: adenocarcinoma, TTF-1 positive: primary of lung. Enough for gene panel. {pathologist}

[document +2d11:00 28570-0 by pulmonologist]
Fluid is back to half the chest. tunneled pleural catheter on the right under local anesthesia, 900 mL. Bag drainage
taught to {his} {spouse}. {pulmonologist}

[document +3d10:00 11488-4 by oncologist]
ONCOLOGY CONSULT. Adenocarcinoma of the right upper lobe of the lung with Malignant pleural effusion on the right:
stage IV. Works, fit (ECOG 1). Panel in ten days, then tablet or immunotherapy with chemotherapy. Brain MRI
outpatient. Told plainly, with {his} {spouse}. {oncologist}

[document +4d10:00 18842-5 by attending]
DISCHARGE SUMMARY. New: Adenocarcinoma of the right upper lobe of the lung, Malignant pleural effusion on the right
(cytology). tunneled pleural catheter on the right {day+2}. COPD, stable. Saturation 95. Drain every second day,
nurse visits. Oncology {day+12}.
{attending}
