story: cdiff-colitis
title: Clostridioides difficile colitis after clindamycin
setting: inpatient
service: Medicine
age: 61-90
weight: 3
stay: 4
reason: Diarrhea
disposition: 01
drg: 372

[values]
wbc = 16.8..23.4
creat = 1.5..1.9
k = 2.9..3.2
stools = 9..14

[codes]
A04.72 | Y | Enterocolitis due to Clostridium difficile, not specified as recurrent | Clostridioides difficile colitis, first episode
N17.9 | Y | Acute kidney failure, unspecified | acute kidney injury from fluid loss
E87.6 | Y | Hypokalemia | hypokalemia
E86.0 | Y | Dehydration | dehydration
I10 | Y | Essential (primary) hypertension | hypertension

[problems]
I10 | 17 | Essential hypertension

[medications]
home | losartan potassium 50 mg tablet | 1 tablet by mouth once daily | 979492
inpatient | vancomycin 125 mg capsule | 1 capsule by mouth four times daily | 313570
inpatient | potassium chloride 20 mEq in saline | by infusion
discharge | vancomycin 125 mg capsule | 1 capsule by mouth four times daily for 7 days | 313570

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | 38.3 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 104 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 58 | mm[Hg] | 60-90
8867-4 | Heart rate | 106 | /min | 60-100

[results +00:45 58410-2 Complete blood count]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 13.4 | g/dL | 12.0-17.0

[results +00:45 51990-0 Basic metabolic panel]
2160-0 | Creatinine | {creat} | mg/dL | 0.6-1.2
2823-3 | Potassium | {k} | mmol/L | 3.5-5.1
2951-2 | Sodium | 136 | mmol/L | 135-145

[results +04:30 54067-4 Clostridioides difficile toxin genes]
54067-4 | Clostridioides difficile toxin genes | detected | | not detected
34468-9 | Clostridioides difficile toxin A+B | positive | | negative

[results +3d06:00 51990-0 Basic metabolic panel]
2160-0 | Creatinine | 0.9 | mg/dL | 0.6-1.2
2823-3 | Potassium | 4.0 | mmol/L | 3.5-5.1
6690-2 | Leukocytes | 10.2 | 10*3/uL | 4.5-11.0

[document +01:35 34111-5 by emergency]
EMERGENCY DEPARTMENT

{mr} {last}, {age}: {stools} watery stools a day for four days with cramps. Finished clindamycin for a tooth abscess
eight days ago. No blood, no
travel. 38.3, 104/58, 106. Dry. Lower abdomen tender, no guarding, not distended. White count {wbc}, creatinine
{creat}, potassium {k}. Stool sent.
Isolation, fluids, admit.

{emergency}

[document +03:10 34117-2 by attending]
HISTORY AND PHYSICAL

HPI as above. hypertension, losartan 50 mg. Usual creatinine 0.9. No acid blocker. No drug allergy. First such
illness.
EXAM: tired, tongue dry; belly soft, tender on the left; bowel sounds loud. Film: no dilatation.

A/P
1. Infectious colitis, most likely C. difficile after clindamycin: start vancomycin by mouth before the result.
2. dehydration and acute kidney injury from fluid loss: 2 L now, hold losartan.
3. hypokalemia {k}: replace. 4. Contact precautions, soap and water.

{attending}

[document +1d09:00 11506-3 by attending]
PROGRESS NOTE

Toxin gene and toxin positive: Clostridioides difficile colitis, first episode, severe by white count and
creatinine. Seven stools since
admission. Abdomen soft. Vancomycin day 2 of 10.

{attending}

[document +4d10:10 18842-5 by attending]
DISCHARGE SUMMARY

PRINCIPAL DIAGNOSIS: Clostridioides difficile colitis, first episode, after clindamycin.
SECONDARY: acute kidney injury from fluid loss, resolved, creatinine 0.9; hypokalemia, replaced; dehydration;
hypertension.
At discharge two soft stools a day, no fever, white count 10.2.
RX: vancomycin 125 mg four times daily for 7 more days; losartan from tomorrow.
ADVICE: bleach for the bathroom; call if more than three loose stools return. Avoid antibiotics unless needed.

{attending}
