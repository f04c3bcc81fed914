story: surgical-site-infection
title: Deep wound infection after colectomy, debrided
setting: inpatient
service: Surgery
age: 48-82
weight: 2
stay: 5
reason: Wound red and leaking
disposition: 06
drg: 858

[values]
temp = 38.3..38.9
wbc = 14.2..18.0

[codes]
T81.42XA | Y | Infection following a procedure, deep incisional surgical site, initial encounter | Deep incisional surgical site infection
B96.20 | Y | Unspecified Escherichia coli [E. coli] as the cause of diseases classified elsewhere | Escherichia coli
E11.65 | Y | Type 2 diabetes mellitus with hyperglycemia | type 2 diabetes with hyperglycemia
E66.9 | Y | Obesity, unspecified | obesity
Z90.49 | | Acquired absence of other specified parts of digestive tract | sigmoid colectomy 11 days ago
Z79.84 | | Long term (current) use of oral hypoglycemic drugs | metformin 1,000 mg twice daily
0JB80ZZ | day 0 | Excision of abdomen subcutaneous tissue and fascia, open approach | Excisional debridement of abdominal wall subcutaneous tissue and fascia

[problems]
E11.9 | 8 | Type 2 diabetes mellitus
E66.9 | 10 | Obesity

[medications]
home | metformin 1000 mg tablet | 1 tablet by mouth twice daily | 861004
inpatient | piperacillin-tazobactam 3.375 g injection | 3.375 g intravenously every 6 hours
inpatient | insulin lispro 100 units/mL injection | by scale with meals
discharge | ciprofloxacin 500 mg tablet | 1 tablet by mouth twice daily for 5 days | 309309

[results +00:15 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 128 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 74 | mm[Hg] | 60-90
8867-4 | Heart rate | 98 | /min | 60-100

[results +00:45 58410-2 Complete blood count]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 12.0 | g/dL | 12.0-17.0

[results +00:45 2345-7 Glucose]
2345-7 | Glucose | 246 | mg/dL | 70-99

[results +3d09:00 6462-6 Wound culture]
6462-6 | Bacteria identified | Escherichia coli, susceptible to ciprofloxacin | | no growth

[document +01:45 18748-4 by radiologist]
CT ABDOMEN. Collection 6 by 3 cm with gas in the subcutaneous fat of the lower midline wound reaching the fascia.
Fascia intact. Anastomosis without leak. {radiologist}

[document +02:30 34117-2 by attending]
SURGERY READMISSION H&P

sigmoid colectomy 11 days ago at Kestrel Bay Memorial for diverticular disease; home there on day 4. Two days of
redness, since today brown fluid from the wound. {temp}.
type 2 diabetes with hyperglycemia, 246, metformin 1,000 mg twice daily. obesity, body mass index 36. No allergies.
Wound: red for 8 cm, fluctuant, fascia firm to the finger through the opened end.
Deep incisional surgical site infection. Antibiotic, open in theatre today.

{attending}

[document +06:30 11504-8 by surgeon]
OPERATIVE REPORT

Excisional debridement of abdominal wall subcutaneous tissue and fascia with scalpel, 10 by 4 by 5 cm, to bleeding
tissue; necrotic fat and the grey front edge of
the fascia cut away, rest of the fascia intact and strong. Pus to culture. Washed. Vacuum dressing. General
anesthesia, {anaesthetist}. Loss 40 mL.

{surgeon}

[document +3d10:00 11506-3 by attending]
DAY 4. No fever. Culture Escherichia coli. Clean red wound at the change. Sugars 140-190.
{attending}

[document +5d10:00 18842-5 by attending]
DISCHARGE SUMMARY

Deep incisional surgical site infection (Escherichia coli) after sigmoid colectomy. Debrided {day}; vacuum dressing
continues at home with nurse.
type 2 diabetes with hyperglycemia; obesity. Ciprofloxacin 5 days. Clinic in one week.

{attending}
