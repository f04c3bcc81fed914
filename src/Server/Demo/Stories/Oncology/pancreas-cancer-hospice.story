story: pancreas-cancer-hospice
title: Metastatic pancreatic cancer with jaundice, stent, home hospice
setting: inpatient
service: Oncology
age: 56-84
weight: 2
stay: 4
reason: Yellow, cannot eat
disposition: 50
drg: 435

[values]
bili = 12.4..18.8
alb = 2.0..2.4
wt = 46..54

[codes]
C25.0 | Y | Malignant neoplasm of head of pancreas | adenocarcinoma of the head of the pancreas
C78.7 | Y | Secondary malignant neoplasm of liver and intrahepatic bile duct | liver metastases
K83.1 | Y | Obstruction of bile duct | malignant obstruction of the bile duct
E43 | Y | Unspecified severe protein-calorie malnutrition | severe protein-calorie malnutrition
G89.3 | Y | Neoplasm related pain (acute) (chronic) | cancer pain
Z51.5 | N | Encounter for palliative care | comfort care at home with hospice
Z66 | N | Do not resuscitate | Do not resuscitate
0F798DZ | day 1 | Dilation of common bile duct with intraluminal device, via natural or artificial opening endoscopic | metal stent across the stricture of the common bile duct

[problems]
C25.0 | 0 | Adenocarcinoma of the head of the pancreas
C78.7 | 0 | Liver metastases

[medications]
home | morphine sulfate 15 mg extended release tablet | 1 tablet by mouth twice daily | 891881
inpatient | hydromorphone 0.5 mg injection | 0.5 mg intravenously every 2 hours as needed
discharge | morphine sulfate 30 mg extended release tablet | 1 tablet by mouth twice daily | 891888
discharge | morphine sulfate 20 mg/mL solution | 5 mg by mouth every 2 hours as needed
discharge | lorazepam 1 mg tablet | 1 tablet by mouth every 6 hours as needed | 197901

[results +00:15 85353-1 Vital signs]
8310-5 | Body temperature | 37.1 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 104 | mm[Hg] | 90-140
8867-4 | Heart rate | 98 | /min | 60-100
29463-7 | Body weight | {wt} | kg | 
72514-3 | Pain severity | 7 | {score} | 0-10

[results +00:50 24325-3 Hepatic function panel]
1975-2 | Bilirubin, total | {bili} | mg/dL | 0.2-1.3
1742-6 | Alanine aminotransferase | 184 | U/L | 7-56
6768-6 | Alkaline phosphatase | 612 | U/L | 40-130
1751-7 | Albumin | {alb} | g/dL | 3.5-5.0

[results +3d06:00 24325-3 Hepatic function panel]
1975-2 | Bilirubin, total | 7.1 | mg/dL | 0.2-1.3

[document +02:20 34117-2 by attending]
ONCOLOGY H&P

{mr} {last}, {age}, adenocarcinoma of the head of the pancreas with liver metastases, found four months ago,
progressed on chemotherapy, last dose five weeks ago. Yellow, itching, pale stools for ten days; no fever. cancer
pain 7 of 10 in the back. Eats a few spoons; 68 kg half a year ago, {wt} today;
temples and thighs wasted, edema of the ankles: severe protein-calorie malnutrition, dietitian agrees (over 20
percent in four months, severe muscle loss). No allergies.
malignant obstruction of the bile duct: stent tomorrow for the itch. Pain: double the morphine. Goals: wants to be
home.

{attending}

[document +1d13:00 18751-8 by gastroenterologist]
ERCP. Propofol, {anaesthetist}. Tight distal stricture; sphincterotomy not needed; metal stent across the stricture
of the common bile duct, bile flows. No complication. {gastroenterologist}

[document +2d11:00 11488-4 by consultant]
PALLIATIVE CARE CONSULT. Understands, with {his} {spouse}: weeks to a few months. No more
chemotherapy. comfort care at home with hospice; Do not resuscitate order signed today. Pain 3 on morphine 30 mg
twice. Itch better. {consultant}

[document +4d10:00 18842-5 by attending]
DISCHARGE SUMMARY. adenocarcinoma of the head of the pancreas, liver metastases, malignant obstruction of the bile
duct, stented {day+1}; severe protein-calorie malnutrition; cancer pain. Bilirubin {bili} to 7.1. Do not
resuscitate. Home with hospice today. Comfort kit.
{attending}
