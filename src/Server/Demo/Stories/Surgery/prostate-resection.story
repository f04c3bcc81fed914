story: prostate-resection
title: Urinary retention from prostate enlargement, transurethral resection
setting: inpatient
service: Surgery
sex: M
age: 61-86
weight: 3
stay: 2
reason: Cannot pass urine
disposition: 01
drg: 713

[values]
creat = 1.3..1.5
vol = 62..94

[codes]
N40.1 | Y | Benign prostatic hyperplasia with lower urinary tract symptoms | Benign prostatic hyperplasia with obstruction
N13.8 | Y | Other obstructive and reflux uropathy | bladder outlet obstruction
R33.8 | Y | Other retention of urine | urinary retention
I10 | Y | Essential (primary) hypertension | hypertension
0VB08ZZ | day 1 | Excision of prostate, via natural or artificial opening endoscopic | Transurethral resection of the prostate

[problems]
N40.1 | 5 | Benign prostatic hyperplasia with urinary symptoms
I10 | 14 | Essential hypertension

[medications]
home | tamsulosin 0.4 mg capsule | 1 capsule by mouth once daily
home | amlodipine 5 mg tablet | 1 tablet by mouth once daily | 197361
inpatient | cefazolin 2 g injection | 2 g intravenously before the procedure
discharge | cephalexin 500 mg capsule | 1 capsule by mouth twice daily for 3 days | 309114

[results +00:15 85353-1 Vital signs]
8310-5 | Body temperature | 36.7 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 162 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 88 | mm[Hg] | 60-90
8867-4 | Heart rate | 92 | /min | 60-100

[results +00:40 51990-0 Basic metabolic panel]
2160-0 | Creatinine | {creat} | mg/dL | 0.6-1.2
2823-3 | Potassium | 4.4 | mmol/L | 3.5-5.1
2951-2 | Sodium | 139 | mmol/L | 135-145

[results +1d17:00 51990-0 Basic metabolic panel]
2951-2 | Sodium | 137 | mmol/L | 135-145
2160-0 | Creatinine | 1.1 | mg/dL | 0.6-1.2

[document +01:30 34117-2 by urologist]
UROLOGY ADMISSION

{age} man, third retention in two months, 900 mL by catheter tonight. Slow stream and four times a night for years
in spite of tamsulosin. hypertension, amlodipine. No
blood thinner. No allergies. Rectal: large smooth gland, {vol} mL on ultrasound last month, PSA 3.1.
Benign prostatic hyperplasia with obstruction: bladder outlet obstruction, urinary retention. Resection tomorrow.

{urologist}

[document +1d10:30 11504-8 by urologist]
OPERATIVE REPORT

Transurethral resection of the prostate, bipolar, spinal anesthesia ({anaesthetist}). Kissing lobes, trabeculated
bladder, orifices clear. 41 g resected from bladder
neck to verumontanum, capsule seen, hemostasis. Three-way catheter, rose-coloured. 52 minutes. Saline only.

{urologist}

[document +2d08:00 11526-1 by pathologist]
PROSTATE CHIPS 41 g: Nodular hyperplasia, chronic inflammation. No carcinoma. {pathologist}

[document +2d11:00 18842-5 by urologist]
DISCHARGE SUMMARY

Benign prostatic hyperplasia with obstruction, urinary retention; bladder outlet obstruction relieved by
Transurethral resection of the prostate {day+1}. Catheter out
this morning, passes 250 mL clear, rest 30. hypertension. Cephalexin 3 days, tamsulosin stopped. No lifting for two
weeks. Clinic in six.

{urologist}
