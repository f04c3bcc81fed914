story: breast-cancer-mastectomy
title: Cancer of the right breast, mastectomy with sentinel node biopsy
setting: inpatient
service: Surgery
sex: F
age: 39-78
weight: 2
stay: 1
reason: Planned breast operation
disposition: 01
drg: 581

[values]
size = 2.4..3.8

[codes]
C50.411 | Y | Malignant neoplasm of upper-outer quadrant of right female breast | Invasive ductal carcinoma of the upper outer quadrant of the right breast
Z17.0 | | Estrogen receptor positive status [ER+] | estrogen receptor positive
Z80.3 | | Family history of malignant neoplasm of breast | mother had breast cancer at 62
0HTT0ZZ | day 0 | Resection of right breast, open approach | Right total mastectomy
07B50ZX | day 0 | Excision of right axillary lymphatic, open approach, diagnostic | sentinel node biopsy of the right axilla, two nodes

[problems]
C50.411 | 0 | Cancer of the right breast

[medications]
inpatient | cefazolin 2 g injection | 2 g intravenously before incision
inpatient | acetaminophen 1 g injection | 1 g intravenously every 8 hours
discharge | oxycodone hydrochloride 5 mg tablet | 1 tablet by mouth every 6 hours as needed | 1049621

[results +00:20 85353-1 Vital signs]
8310-5 | Body temperature | 36.5 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 126 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 72 | mm[Hg] | 60-90
8867-4 | Heart rate | 74 | /min | 60-100

[results +00:25 58410-2 Complete blood count]
718-7 | Hemoglobin | 13.2 | g/dL | 12.0-16.0
777-3 | Platelets | 252 | 10*3/uL | 150-400

[document +00:40 34117-2 by attending]
PREOPERATIVE HISTORY AND PHYSICAL

Ms {last}, {age}, felt a lump in the right breast eight weeks ago. Mammogram and ultrasound: {size} cm, two
satellites 3 cm away. Core biopsy: Invasive
ductal carcinoma of the upper outer quadrant of the right breast, estrogen receptor positive, HER2 negative. Axilla
clear on ultrasound. Offered breast
conservation and declined because of the satellites. mother had breast cancer at 62. Otherwise healthy; no medicine;
no allergies.
Exam: hard mobile mass at 10 o'clock; no node felt.
PLAN: Right total mastectomy and sentinel node biopsy, no reconstruction by choice.

{attending}

[document +04:00 11504-8 by surgeon]
OPERATIVE REPORT

OPERATION: Right total mastectomy; sentinel node biopsy of the right axilla, two nodes.
ANESTHESIA: General with paravertebral block, {anaesthetist}. LOSS: 90 mL. DRAIN: one.
Tracer and blue dye. Ellipse including the nipple; flaps raised to clavicle, sternum, fold and latissimus; breast
off the muscle with its fascia. Two hot blue
nodes removed through the same wound, both negative on frozen section. Hemostasis, drain, closed.

{surgeon}

[document +04:10 34750-0 by anaesthetist]
ASA 2, laryngeal mask, paravertebral T3 right under ultrasound, no opioid needed after. No nausea. {anaesthetist}

[document +1d08:30 11526-1 by pathologist]
RIGHT BREAST: Invasive ductal carcinoma, grade 2, {size} cm, and two foci of 6 and 4 mm; margins free by more than 5
mm. estrogen receptor positive 95 percent,
HER2 negative, Ki-67 18 percent. SENTINEL NODES: no tumor in two. pT2 (m) pN0(sn). (Rush report.)
{pathologist}

[document +1d09:30 18842-5 by attending]
DISCHARGE SUMMARY

DIAGNOSIS: Invasive ductal carcinoma of the upper outer quadrant of the right breast, estrogen receptor positive,
pT2 pN0.
OPERATION: Right total mastectomy and sentinel node biopsy of the right axilla, {day}.
Drain taught to patient. Pain mild. Oxycodone, few. Clinic in one week; tumor board {day+6}.

{attending}
