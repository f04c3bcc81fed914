story: obstructing-stone-sepsis
title: Infected obstructed kidney from a ureteral stone, stented
setting: inpatient
service: Surgery
age: 33-74
weight: 2
stay: 3
reason: Flank pain with chills
disposition: 01
drg: 854

[values]
temp = 39.0..39.9
wbc = 17.4..22.6
lact = 2.4..3.4
creat = 1.5..1.8

[codes]
A41.51 | Y | Sepsis due to Escherichia coli [E. coli] | Sepsis due to E. coli
N13.6 | Y | Pyonephrosis | infected obstructed left kidney (pyonephrosis)
N20.1 | Y | Calculus of ureter | left proximal ureteral stone
N17.9 | Y | Acute kidney failure, unspecified | acute kidney injury
0T778DZ | day 0 | Dilation of left ureter with intraluminal device, via natural or artificial opening endoscopic | left ureteral stent placed

[medications]
inpatient | ceftriaxone 2 g injection | 2 g intravenously every 24 hours
inpatient | lactated Ringer solution | 30 mL/kg
discharge | cefpodoxime 200 mg tablet | 1 tablet by mouth twice daily for 9 days | 309078
discharge | tamsulosin 0.4 mg capsule | 1 capsule by mouth once daily while the stent is in

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 98 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 56 | mm[Hg] | 60-90
8867-4 | Heart rate | 122 | /min | 60-100
9279-1 | Respiratory rate | 24 | /min | 12-20

[results +00:40 58410-2 Complete blood count]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 13.5 | g/dL | 12.0-17.0
777-3 | Platelets | 176 | 10*3/uL | 150-400

[results +00:40 51990-0 Basic metabolic panel]
2160-0 | Creatinine | {creat} | mg/dL | 0.6-1.2
2823-3 | Potassium | 4.0 | mmol/L | 3.5-5.1

[results +00:42 2524-7 Lactate]
2524-7 | Lactate | {lact} | mmol/L | 0.5-2.0

[results +00:50 24356-8 Urinalysis]
5799-2 | Leukocyte esterase | positive | | negative
5802-4 | Nitrite | positive | | negative

[results +2d07:00 600-7 Blood culture]
600-7 | Bacteria identified | Escherichia coli, susceptible to ceftriaxone | | no growth

[results +3d06:00 51990-0 Basic metabolic panel]
2160-0 | Creatinine | 0.9 | mg/dL | 0.6-1.2

[document +01:20 18748-4 by radiologist]
CT KUB. Left: 8 mm stone at the ureteropelvic junction/upper ureter, marked hydronephrosis, fat stranding. Right
normal. {radiologist}

[document +01:50 34111-5 by emergency]
ED NOTE

Left flank pain since yesterday, shaking chills tonight. {age} {man}, healthy, first stone. {temp}, 98/56, 122. Left
flank tender. White count {wbc}, lactate {lact},
creatinine {creat}, urine nitrite positive. Cultures, ceftriaxone, 30 mL/kg: 112/64. Stone with infection behind it:
urology at once.

{emergency}

[document +02:20 34117-2 by urologist]
UROLOGY H&P

No illness, no medicine, no allergies. Sepsis (fever, rate, white count, lactate, kidney) from infected obstructed
left kidney (pyonephrosis), left proximal ureteral
stone; acute kidney injury, creatinine {creat}. Drain tonight.

{urologist}

[document +04:10 11504-8 by urologist]
OPERATIVE NOTE: Cystoscopy, left ureteral stent placed, 6 by 26, over a wire past the stone; thick pus came down. No
attempt on the stone. Bladder catheter. General
anesthesia, {anaesthetist}. No complication.
{urologist}

[document +2d09:00 11506-3 by resident]
Day 3: no fever for 24 h, blood and urine E. coli susceptible. Pressure 124. Creatinine 1.1. Catheter out.
{resident}

[document +3d10:00 18842-5 by attending]
DISCHARGE SUMMARY

Sepsis due to E. coli from infected obstructed left kidney (pyonephrosis) behind a left proximal ureteral stone;
acute kidney injury, resolved (0.9).
left ureteral stent placed {day}. Cefpodoxime 9 days. Ureteroscopy in three weeks, stent then out.

{attending}
