story: bowel-obstruction-adhesions
title: Small bowel obstruction from adhesions, open lysis
setting: inpatient
service: Surgery
sex: F
age: 45-85
weight: 3
stay: 7
reason: Vomiting and cramps
disposition: 01
drg: 330

[values]
lact = 1.4..1.9
wbc = 10.8..13.4

[codes]
K56.50 | Y | Intestinal adhesions [bands], unspecified as to partial versus complete obstruction | Small bowel obstruction due to adhesions
E87.6 | Y | Hypokalemia | hypokalemia
E86.0 | Y | Dehydration | dehydration
K91.71 | N | Accidental puncture and laceration of a digestive system organ or structure during a digestive system procedure | accidental serosal and full-thickness tear of the ileum
I10 | Y | Essential (primary) hypertension | hypertension
Z90.710 | | Acquired absence of both cervix and uterus | hysterectomy
0DN80ZZ | day 2 | Release small intestine, open approach | lysis of adhesions of the small intestine
0DQB0ZZ | day 2 | Repair ileum, open approach | tear was closed in two layers

[problems]
I10 | 8 | Essential hypertension

[medications]
home | amlodipine 5 mg tablet | 1 tablet by mouth once daily | 197361
inpatient | lactated Ringer solution | 125 mL/h
inpatient | potassium chloride 20 mEq in saline | by infusion
inpatient | cefoxitin 2 g injection | 2 g intravenously before incision
discharge | acetaminophen 500 mg tablet | 2 tablets by mouth three times daily as needed

[results +00:15 85353-1 Vital signs]
8310-5 | Body temperature | 37.0 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 112 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 64 | mm[Hg] | 60-90
8867-4 | Heart rate | 102 | /min | 60-100

[results +00:45 51990-0 Basic metabolic panel]
2823-3 | Potassium | 3.0 | mmol/L | 3.5-5.1
2160-0 | Creatinine | 1.1 | mg/dL | 0.6-1.2
3094-0 | Urea nitrogen | 32 | mg/dL | 7-20

[results +00:45 58410-2 Complete blood count]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 15.2 | g/dL | 12.0-16.0

[results +00:50 2524-7 Lactate]
2524-7 | Lactate | {lact} | mmol/L | 0.5-2.0

[results +2d05:30 51990-0 Basic metabolic panel]
2823-3 | Potassium | 3.8 | mmol/L | 3.5-5.1
2160-0 | Creatinine | 0.8 | mg/dL | 0.6-1.2

[document +02:00 18748-4 by radiologist]
CT ABDOMEN. Small bowel to 4.2 cm with a transition in the right pelvis, collapsed ileum beyond. No mass, no hernia,
no free gas, wall enhances. IMPRESSION:
small bowel obstruction, adhesion likely, no ischemia.
{radiologist}

[document +03:10 34117-2 by attending]
SURGICAL ADMISSION

{age} woman with a day and a half of cramps and vomiting, no flatus since yesterday. hysterectomy {12|15|20} years
ago for bleeding. hypertension,
amlodipine. Allergies none.
Distended, tinkling sounds, old midline scar, no hernia, no peritonism. Dry.
Small bowel obstruction due to adhesions. dehydration. hypokalemia 3.0. Nasogastric tube 1.1 L. Fluids and 48 hours
of trial; operate sooner for pain,
fever or lactate.

{attending}

[document +1d09:00 11506-3 by resident]
HD2. Tube 900 mL in 24 h, belly the same, no flatus. Contrast through the tube: none in the colon at eight hours.
Not settling. Listed for tomorrow morning.
{resident}

[document +2d11:40 11504-8 by surgeon]
OPERATIVE REPORT

PROCEDURE: Laparotomy, lysis of adhesions of the small intestine, repair of the ileum.
INDICATION: Obstruction not settling after 48 hours.
FINDINGS: Dense band from the pelvic scar across the ileum; bowel pink after release. Sheets of adhesions for 80 cm.
While freeing a loop stuck to the bladder there was an accidental serosal and full-thickness tear of the ileum, 1
cm; seen at once. The tear was closed
in two layers. Little spill, washed. No resection. BLOOD LOSS 120 mL.
The tear will be told to the patient and family.

{surgeon}

[document +2d12:00 34750-0 by anaesthetist]
ANESTHESIA. ASA 2. Tube already draining, rapid sequence. General with epidural T9. Stable. {anaesthetist}

[document +4d09:00 11506-3 by attending]
POD 2. No fever, belly soft, tube out, first flatus. Spoke with the patient and family about the tear and the
repair. Sips.
{attending}

[document +7d10:00 18842-5 by attending]
DISCHARGE SUMMARY

Small bowel obstruction due to adhesions (after hysterectomy). Operation on {day+2}: lysis of adhesions; accidental
tear of the ileum, repaired at once.
hypokalemia and dehydration on arrival, corrected. hypertension.
Eats low-fibre food, stools. Wound dry, clips out in clinic in a week. Acetaminophen; amlodipine.

{attending}
