story: cholecystitis-laparoscopic
title: Acute calculous cholecystitis, laparoscopic cholecystectomy
setting: inpatient
service: Surgery
age: 24-70
weight: 4
stay: 2
reason: Right upper abdominal pain
drg: 419

[values]
temp = 37.9..38.6
wbc = 12.8..16.4
bili = 0.7..1.3

[codes]
K80.00 | Y | Calculus of gallbladder with acute cholecystitis without obstruction | Acute cholecystitis with gallstones, no common duct stone
E66.9 | Y | Obesity, unspecified | Obesity
0FT44ZZ | day 1 | Resection of gallbladder, percutaneous endoscopic approach | Laparoscopic cholecystectomy

[problems]
E66.9 | 10 | Obesity

[medications]
inpatient | piperacillin-tazobactam 3.375 g injection | 3.375 g intravenously every 6 hours
inpatient | ketorolac 15 mg injection | 15 mg intravenously every 6 hours
discharge | ibuprofen 600 mg tablet | 1 tablet by mouth every 6 hours as needed | 197806

[results +00:15 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 131 | mm[Hg] | 90-140
8867-4 | Heart rate | 98 | /min | 60-100

[results +00:45 58410-2 Complete blood count]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 13.6 | g/dL | 12.0-17.0

[results +00:45 24325-3 Hepatic function panel]
1975-2 | Bilirubin, total | {bili} | mg/dL | 0.2-1.3
1742-6 | Alanine aminotransferase | 38 | U/L | 7-56
3040-3 | Lipase | 31 | U/L | 10-60

[document +01:40 18748-4 by radiologist]
ULTRASOUND OF THE RIGHT UPPER QUADRANT

FINDINGS: Multiple shadowing gallstones, one lodged in the neck. Wall 6 mm with surrounding fluid. Tender under the
probe.
Common duct 4 mm.
IMPRESSION: Acute cholecystitis with gallstones. No dilatation of the ducts.

{radiologist}

[document +02:40 34117-2 by attending]
SURGICAL HISTORY AND PHYSICAL

{age} {man} with eighteen hours of steady right upper abdominal pain after a {heavy|fatty|festive} meal, vomiting
twice. Similar milder
attacks twice this year. No jaundice, no dark urine.

EXAMINATION: Temperature {temp}. Obesity, body mass index 33. Tender below the right ribs, Murphy sign positive, no
guarding elsewhere.

DATA: White count {wbc}, bilirubin {bili}, lipase normal. Ultrasound as reported.

IMPRESSION: Acute cholecystitis with gallstones, no common duct stone. Obesity.
PLAN: Antibiotics, laparoscopic cholecystectomy tomorrow. Consent obtained.

{attending}

[document +1d09:20 11504-8 by surgeon]
OPERATIVE REPORT

OPERATION: Laparoscopic cholecystectomy.
DIAGNOSIS: Acute calculous cholecystitis.
FINDINGS: Tense, oedematous gallbladder with omentum adherent; stone in the neck. Critical view obtained.
TECHNIQUE: Four ports. Gallbladder decompressed, cystic duct and artery clipped and divided after the critical view,
gallbladder taken
off the liver bed whole and removed in a bag. No bile spilled. Blood loss 30 mL. No complications.

{surgeon}

[document +1d15:00 11526-1 by pathologist]
SURGICAL PATHOLOGY

SPECIMEN: Gallbladder. GROSS: 9 cm, wall to 7 mm, eleven mixed stones. DIAGNOSIS: Acute and chronic cholecystitis with
cholelithiasis. No malignancy.

{pathologist}

[document +2d09:00 18842-5 by attending]
DISCHARGE SUMMARY

DIAGNOSIS: Acute cholecystitis with gallstones, no common duct stone. Obesity.
OPERATION: Laparoscopic cholecystectomy on {day+1}.
COURSE: Eating and walking the same evening. Wounds clean.
PLAN: Ibuprofen as needed, no heavy lifting for two weeks, clinic in fourteen days.

{attending}
