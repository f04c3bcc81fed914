story: colon-cancer-resection
title: Adenocarcinoma of the ascending colon, laparoscopic right hemicolectomy
setting: inpatient
service: Surgery
age: 54-84
weight: 3
stay: 5
reason: Planned operation on the colon
disposition: 01
drg: 330

[values]
hgb = 9.2..10.1
cea = 6.8..18.4
nodes = 2..3

[codes]
C18.2 | Y | Malignant neoplasm of ascending colon | Adenocarcinoma of the ascending colon
C77.2 | Y | Secondary and unspecified malignant neoplasm of intra-abdominal lymph nodes | metastasis in {nodes} of 21 pericolic lymph nodes
D50.0 | Y | Iron deficiency anemia secondary to blood loss (chronic) | iron deficiency anemia from chronic blood loss of the tumor
K56.7 | N | Ileus, unspecified | postoperative ileus, two days longer than expected, treated with a nasogastric tube
I10 | Y | Essential (primary) hypertension | Hypertension
0DTF4ZZ | day 0 | Resection of right large intestine, percutaneous endoscopic approach | Laparoscopic right hemicolectomy
0D9670Z | day 2 | Drainage of stomach with drainage device, via natural or artificial opening | nasogastric tube

[problems]
C18.2 | 0 | Adenocarcinoma of the ascending colon
I10 | 9 | Essential hypertension

[medications]
home | lisinopril 10 mg tablet | 1 tablet by mouth once daily | 314076
home | ferrous sulfate 325 mg tablet | 1 tablet by mouth once daily | 310325
inpatient | cefazolin 2 g injection | 2 g intravenously before incision
inpatient | metronidazole 500 mg injection | 500 mg intravenously before incision
inpatient | enoxaparin 40 mg injection | 40 mg under the skin once daily
discharge | enoxaparin 40 mg injection | 40 mg under the skin once daily for 3 weeks
discharge | oxycodone hydrochloride 5 mg tablet | 1 tablet by mouth every 6 hours as needed | 1049621


[flaw query-unspecific]
say | iron deficiency anemia from chronic blood loss of the tumor | anemia
lose | D50.0 | D64.9
ask | Which type and cause of anemia was treated with iron?
drg | 330

[document +00:30 34117-2 by attending]
HISTORY AND PHYSICAL BEFORE OPERATION

{mr} {last}, {age}, was found to have a tumor of the ascending colon at colonoscopy for anemia; biopsy
adenocarcinoma. CT: no liver or lung lesion, enlarged
nodes beside the bowel. CEA {cea}. iron deficiency anemia from chronic blood loss of the tumor, hemoglobin {hgb}, on
iron.
Hypertension, lisinopril. No allergies. Walks a mile, no chest pain.
Abdomen: soft, a fullness in the right flank.
PLAN: Laparoscopic right hemicolectomy today. Risks: leak, bleeding, infection, conversion. Agrees and has signed.

{attending}

[results +00:20 85353-1 Vital signs]
8310-5 | Body temperature | 36.6 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 132 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 74 | mm[Hg] | 60-90
8867-4 | Heart rate | 72 | /min | 60-100

[results +00:25 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb} | g/dL | 12.0-17.0
777-3 | Platelets | 342 | 10*3/uL | 150-400
6690-2 | Leukocytes | 6.4 | 10*3/uL | 4.5-11.0

[results +00:25 2039-6 Carcinoembryonic antigen]
2039-6 | Carcinoembryonic antigen | {cea} | ng/mL | <5

[results +2d06:00 51990-0 Basic metabolic panel]
2823-3 | Potassium | 3.7 | mmol/L | 3.5-5.1
2160-0 | Creatinine | 0.8 | mg/dL | 0.6-1.2

[document +04:50 11504-8 by surgeon]
OPERATIVE REPORT

DIAGNOSIS: Cancer of the ascending colon. PROCEDURE: Laparoscopic right hemicolectomy with side-to-side
ileotransverse anastomosis.
SURGEON {surgeon}. ANESTHESIA general, {anaesthetist}. BLOOD LOSS 80 mL. COMPLICATIONS none.
FINDINGS: 5 cm tumor of the ascending colon, free of the abdominal wall. Liver smooth. No peritoneal deposit.
DESCRIPTION: Medial to lateral. Ileocolic pedicle divided at its origin, duodenum and ureter seen and kept. Specimen
out through a 5 cm wound with protector:
terminal ileum, cecum, ascending colon, hepatic flexure. Stapled anastomosis, defect sutured. Counts right.

{surgeon}

[document +05:05 34750-0 by anaesthetist]
ANESTHESIA SUMMARY. ASA 3 for anemia and age. Two units typed, not used. Lines: two peripheral. Temperature kept.
TAP blocks. Extubated, pain 3.
{anaesthetist}

[document +2d09:00 11506-3 by attending]
POD 2

Vomited twice, belly round and quiet, no flatus. Film: small and large bowel gas, no obstruction, no free air.
postoperative ileus, two days longer than
expected, treated with a nasogastric tube (800 mL green). Potassium 3.7. No fever, no pain out of proportion: no
sign of leak.

{attending}

[document +4d09:00 11506-3 by attending]
POD 4. Tube out yesterday evening, flatus and a stool. Light diet. Walks. Wound clean.
{attending}

[document +4d16:00 11526-1 by pathologist]
SURGICAL PATHOLOGY, RIGHT COLON

Adenocarcinoma of the ascending colon, moderately differentiated, 5.2 cm, through the muscularis into fat (pT3);
metastasis in {nodes} of 21 pericolic
lymph nodes (pN1). Margins free. Mismatch repair proteins intact.

{pathologist}

[document +5d10:00 18842-5 by attending]
DISCHARGE SUMMARY

PRINCIPAL DIAGNOSIS: Adenocarcinoma of the ascending colon, pT3 pN1 M0, metastasis in {nodes} of 21 pericolic lymph
nodes.
OTHER: iron deficiency anemia from chronic blood loss of the tumor; postoperative ileus, resolved; Hypertension.
OPERATION: Laparoscopic right hemicolectomy, {day}.
MEDICATIONS: enoxaparin for three weeks, oxycodone for a few days, iron, lisinopril.
FOLLOW-UP: surgery in two weeks; oncology about chemotherapy in three.

{attending}
