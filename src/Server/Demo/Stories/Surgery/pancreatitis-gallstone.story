story: pancreatitis-gallstone
title: Gallstone pancreatitis followed by laparoscopic cholecystectomy
setting: inpatient
service: Surgery
age: 28-72
weight: 3
stay: 5
reason: Upper abdominal pain into the back
disposition: 01
drg: 418

[values]
lip = 1840..4260
alt = 248..412
bili = 2.1..2.9
wbc = 12.9..16.2

[codes]
K85.10 | Y | Biliary acute pancreatitis without necrosis or infection | Gallstone pancreatitis
K80.10 | Y | Calculus of gallbladder with chronic cholecystitis without obstruction | gallstones with chronic cholecystitis
E87.6 | N | Hypokalemia | hypokalemia
J90 | N | Pleural effusion, not elsewhere classified | small left pleural effusion, watched with a second film
0FT44ZZ | day 4 | Resection of gallbladder, percutaneous endoscopic approach | Laparoscopic cholecystectomy
BF10YZZ | day 4 | Fluoroscopy of bile ducts using other contrast | intraoperative cholangiogram

[medications]
inpatient | lactated Ringer solution | 1.5 mL/kg per hour
inpatient | hydromorphone 0.5 mg injection | 0.5 mg intravenously every 3 hours as needed
inpatient +2d09:10 | potassium chloride 20 mEq tablet | 2 tablets by mouth twice
inpatient +4d10:40 | cefazolin 2 g injection | 2 g intravenously before incision
discharge | acetaminophen 500 mg tablet | 2 tablets by mouth three times daily as needed

[results +00:12 85353-1 Vital signs]
8310-5 | Body temperature | 37.7 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 118 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 70 | mm[Hg] | 60-90
8867-4 | Heart rate | 108 | /min | 60-100
59408-5 | Oxygen saturation | 96 | % | 94-100

[results +00:45 3040-3 Lipase]
3040-3 | Lipase | {lip} | U/L | 10-60

[results +00:45 24325-3 Hepatic function panel]
1742-6 | Alanine aminotransferase | {alt} | U/L | 7-56
1920-8 | Aspartate aminotransferase | 288 | U/L | 10-40
1975-2 | Bilirubin, total | {bili} | mg/dL | 0.2-1.3

[results +00:45 58410-2 Complete blood count]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 14.6 | g/dL | 12.0-17.0

[results +2d06:00 51990-0 Basic metabolic panel]
2823-3 | Potassium | 3.1 | mmol/L | 3.5-5.1
17861-6 | Calcium | 8.6 | mg/dL | 8.6-10.3
2160-0 | Creatinine | 0.8 | mg/dL | 0.6-1.2

[results +3d06:00 24325-3 Hepatic function panel]
1742-6 | Alanine aminotransferase | 96 | U/L | 7-56
1975-2 | Bilirubin, total | 0.9 | mg/dL | 0.2-1.3
3040-3 | Lipase | 212 | U/L | 10-60

[document +01:50 18748-4 by radiologist]
ULTRASOUND, RIGHT UPPER QUADRANT: Several mobile gallstones to 8 mm, wall 3 mm, no fluid. Common duct 7 mm, no stone
seen. Pancreas hidden by gas.
{radiologist}

[document +02:45 34117-2 by attending]
SURGERY HISTORY AND PHYSICAL

{age} {man}, since last evening severe pain below the breastbone boring into the back, vomiting six times.
Heartburn-like attacks after rich
food for a year. Alcohol: a glass at weekends. No medicines, no allergies. Triglycerides normal last year.

Belly: tender in the epigastrium, soft, no bruising of the flanks. Sclerae faintly yellow.
Lipase {lip}, ALT {alt}, bilirubin {bili}, white count {wbc}. Ultrasound: stones.

Impression: Gallstone pancreatitis, mild by criteria. Fluids, pain relief, eat when hungry. If bilirubin falls, no
ERCP. Gallbladder out before
discharge.

{attending}

[document +2d09:00 11506-3 by resident]
SURGERY PROGRESS, DAY 3

Pain 3/10, low-fat diet tolerated. Potassium 3.1: hypokalemia, 40 mEq twice. Chest film for cough: small left
pleural effusion, watched with a
second film. Bilirubin falling. Theatre booked.

{resident}

[document +4d11:10 11504-8 by surgeon]
OPERATIVE REPORT

PREOPERATIVE DIAGNOSIS: Gallstone pancreatitis. POSTOPERATIVE: Same, gallstones with chronic cholecystitis.
OPERATION: Laparoscopic cholecystectomy with intraoperative cholangiogram.
ANESTHESIA: General, {anaesthetist}. EBL: 20 mL. SPECIMEN: gallbladder.
PROCEDURE: Open entry at the umbilicus, three more ports. Thin adhesions to the gallbladder taken down. Critical
view of safety. Catheter into
the cystic duct: free flow to the duodenum, no filling defect. Duct and artery clipped, gallbladder removed in a
bag. Hemostasis good.

{surgeon}

[document +4d11:30 34750-0 by anaesthetist]
ANESTHESIA RECORD SUMMARY. ASA 2. Rapid sequence induction, tube 7.5, grade 1 view. Sevoflurane, rocuronium,
sugammadex. Stable throughout. To
recovery awake.
{anaesthetist}

[document +5d09:30 11526-1 by pathologist]
GALLBLADDER: Chronic cholecystitis, cholelithiasis (seven stones). No dysplasia.
{pathologist}

[document +5d10:00 18842-5 by attending]
DISCHARGE SUMMARY

Diagnosis: Gallstone pancreatitis; gallstones with chronic cholecystitis. Hypokalemia, replaced. Small left pleural
effusion, smaller on the
second film.
Operation {day+4}: Laparoscopic cholecystectomy, normal cholangiogram.
Home with acetaminophen. Clinic in two weeks.

{attending}
