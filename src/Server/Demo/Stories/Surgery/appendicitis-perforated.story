story: appendicitis-perforated
title: Perforated appendicitis, laparoscopic appendectomy
setting: inpatient
service: Surgery
age: 19-58
weight: 4
stay: 3
reason: Right lower abdominal pain
disposition: 01
drg: 399

[values]
temp = 38.3..39.1
wbc = 15.8..20.2

[codes]
K35.32 | Y | Acute appendicitis with perforation, localized peritonitis, and gangrene, without abscess | perforated gangrenous appendix with localized peritonitis, no abscess
0DTJ4ZZ | day 0 | Resection of appendix, percutaneous endoscopic approach | Laparoscopic appendectomy

[medications]
inpatient | ceftriaxone 2 g injection | 2 g intravenously every 24 hours
inpatient | metronidazole 500 mg injection | 500 mg intravenously every 8 hours
discharge | ciprofloxacin 500 mg tablet | 1 tablet by mouth twice daily for 4 days | 309309
discharge | metronidazole 500 mg tablet | 1 tablet by mouth three times daily for 4 days | 311681
discharge | acetaminophen 500 mg tablet | 2 tablets by mouth every 6 hours as needed

[results +00:12 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 122 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 70 | mm[Hg] | 60-90
8867-4 | Heart rate | 106 | /min | 60-100

[results +00:40 58410-2 Complete blood count]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 14.0 | g/dL | 12.0-17.0
777-3 | Platelets | 266 | 10*3/uL | 150-400

[results +00:42 51990-0 Basic metabolic panel]
2160-0 | Creatinine | 0.8 | mg/dL | 0.6-1.2
2823-3 | Potassium | 3.9 | mmol/L | 3.5-5.1

[flaw query-unsupported]
add | 18842-5 | Sepsis.
gain | A41.9 | Y
ask | Sepsis stands in the discharge summary alone; no lactate, no culture, no organ dysfunction. Is it confirmed, and was it present on admission?
drg | 397

[document +01:45 18748-4 by radiologist]
CT ABDOMEN AND PELVIS WITH CONTRAST

Appendix 13 mm, wall gap at its tip, stranding, small pocket of free fluid in the right iliac fossa without a wall.
Two bubbles of gas beside the tip.
Appendicolith 7 mm. No abscess. Rest normal.
IMPRESSION: Perforated appendicitis without abscess.

{radiologist}

[document +02:30 34117-2 by attending]
SURGERY ADMISSION NOTE

{age} {man}, two days of pain that began around the navel and went to the right lower side; yesterday "it suddenly
got better and then much worse".
Fever, no appetite. No illness, no medicine, no allergy, no operation before.
Exam: {temp}. Guarding and rebound in the right lower quadrant, rest of the belly soft. White count {wbc}.
CT: perforated. Ceftriaxone and metronidazole given. To theatre as soon as a room is free. Consent for laparoscopic,
possibly open.

{attending}

[document +07:20 11504-8 by surgeon]
OPERATIVE REPORT

Preop/postop diagnosis: Perforated appendicitis.
Operation: Laparoscopic appendectomy with washout.
Anesthesia: general ({anaesthetist}). Blood loss: 25 mL. Drains: none. Wounds: class III.
Findings: perforated gangrenous appendix with localized peritonitis, no abscess; cloudy fluid in the right iliac
fossa and pelvis. Base healthy.
Technique: umbilical open entry, two working ports. Mesoappendix sealed, base stapled, specimen in a bag; suction
and 1 L wash.

{surgeon}

[document +07:40 34750-0 by anaesthetist]
ANESTHESIA NOTE. ASA 2E. Rapid sequence, tube 7.0/7.5, easy. Total intravenous technique, ondansetron and
dexamethasone given. No event. Extubated awake.
{anaesthetist}

[document +1d08:30 11506-3 by resident]
POD 1. 37.6. Clear liquids. Belly soft, wounds dry. White count tomorrow. Antibiotics: four days in all after the
operation.
{resident}

[document +2d13:00 11526-1 by pathologist]
APPENDIX: Acute gangrenous appendicitis with perforation and periappendicitis. No neoplasm.
{pathologist}

[document +3d09:30 18842-5 by attending]
DISCHARGE SUMMARY

DIAGNOSIS: Acute appendicitis: perforated gangrenous appendix with localized peritonitis, no abscess.
OPERATION: Laparoscopic appendectomy, {day}.
Eats, no fever for a day. Ciprofloxacin and metronidazole to finish at home. Clinic in two weeks. Pathology as
expected.

{attending}
