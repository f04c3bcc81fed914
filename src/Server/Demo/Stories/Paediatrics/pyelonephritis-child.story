story: pyelonephritis-child
title: Acute pyelonephritis in a child
setting: inpatient
service: Paediatrics
sex: F
age: 3-9
weight: 3
stay: 2
reason: Fever and belly pain
disposition: 01
drg: 690

[values]
temp = 39.2..40.1
wbc = 16.8..22.0
crp = 88..142

[codes]
N10 | Y | Acute pyelonephritis | Acute pyelonephritis
B96.20 | Y | Unspecified Escherichia coli [E. coli] as the cause of diseases classified elsewhere | Escherichia coli
K59.00 | Y | Constipation, unspecified | constipation

[medications]
inpatient | ceftriaxone 50 mg/kg injection | intravenously once daily
discharge | cefdinir 14 mg/kg suspension | by mouth once daily for 8 days
discharge | polyethylene glycol 3350 powder | 1 capful by mouth once daily

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 98 | mm[Hg] | 85-115
8867-4 | Heart rate | 138 | /min | 70-120

[results +00:40 24356-8 Urinalysis]
5799-2 | Leukocyte esterase | positive | | negative
5802-4 | Nitrite | positive | | negative

[results +00:50 58410-2 Complete blood count]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 5.0-14.5
718-7 | Hemoglobin | 12.0 | g/dL | 11.5-15.5

[results +00:50 1988-5 C-reactive protein]
1988-5 | C reactive protein | {crp} | mg/L | <5

[results +1d12:00 630-4 Urine culture]
630-4 | Bacteria identified | Escherichia coli, more than 100,000 CFU/mL, susceptible to cefdinir | | no growth

[document +01:30 34111-5 by emergency]
ED: {age} girl, three days of fever to {temp}, belly and right back pain, vomits since today. Burns to pee. Hard
stools twice a week. Right flank tender. Urine by catheter nitrite positive. Ceftriaxone. Does not keep
anything down: admit.
{emergency}

[document +02:30 34117-2 by attending]
PEDIATRIC ADMISSION

First urinary infection. Growth normal, vaccines complete, no allergies. Potty trained at three. Mother had
infections as a child.
Alert, flushed, right flank tender, stool felt on the left.
Acute pyelonephritis. Ceftriaxone daily until eating. constipation: start polyethylene glycol. Ultrasound of the
kidneys tomorrow.

{attending}

[document +1d10:30 18748-4 by radiologist]
RENAL ULTRASOUND: Right kidney a little larger, otherwise normal. No hydronephrosis, no abscess. Full rectum.
{radiologist}

[document +2d09:30 18842-5 by attending]
DISCHARGE SUMMARY. Acute pyelonephritis, Escherichia coli; constipation. No fever for 24 h, eats. Ultrasound normal.
Cefdinir 8 days, polyethylene glycol. Pediatrician in three days; cystogram only if again.
{attending}
