story: sepsis-pneumonia-ventilator
title: Pneumococcal sepsis with ARDS, ventilated five days
setting: inpatient
service: Medicine
age: 44-76
weight: 2
stay: 12
reason: Severe breathlessness and fever
arrives: 0-1
never: 216
disposition: 62
drg: 870

[values]
temp = 39.1..40.2
lact = 4.2..6.4
pf = 92..128
creat = 1.9..2.4
plt = 84..98
pct = 22..48

[codes]
A40.3 | Y | Sepsis due to Streptococcus pneumoniae | Pneumococcal sepsis
R65.21 | Y | Severe sepsis with septic shock | septic shock on two vasopressors
J13 | Y | Pneumonia due to Streptococcus pneumoniae | pneumococcal pneumonia of both lower lobes
J80 | Y | Acute respiratory distress syndrome | acute respiratory distress syndrome
N17.9 | Y | Acute kidney failure, unspecified | acute kidney injury due to sepsis
D69.59 | Y | Other secondary thrombocytopenia | thrombocytopenia due to sepsis
G72.81 | N | Critical illness myopathy | critical illness myopathy
F10.10 | Y | Alcohol abuse, uncomplicated | binge drinking at weekends (alcohol abuse)
0BH17EZ | day 0 | Insertion of endotracheal airway into trachea, via natural or artificial opening | Intubated in the emergency department
5A1955Z | day 0 | Respiratory ventilation, greater than 96 consecutive hours | Ventilated for 128 hours
02HV33Z | day 0 | Insertion of infusion device into superior vena cava, percutaneous | left subclavian central line, tip in the superior vena cava
30233N1 | day 5 | Transfusion of nonautologous red blood cells into peripheral vein, percutaneous | one unit of red cells on day 6

[medications]
inpatient | ceftriaxone 2 g injection | 2 g intravenously every 24 hours
inpatient | azithromycin 500 mg injection | 500 mg intravenously every 24 hours
inpatient | norepinephrine infusion | titrate to mean arterial pressure 65 mmHg
inpatient | vasopressin infusion | 0.03 units per minute
inpatient | hydrocortisone 50 mg injection | 50 mg intravenously every 6 hours
inpatient | propofol infusion | to sedation score -2

[vaccines]
+11d10:00 | 216 | Pneumococcal conjugate PCV20

[results +00:05 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 82 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 44 | mm[Hg] | 60-90
8867-4 | Heart rate | 136 | /min | 60-100
9279-1 | Respiratory rate | 38 | /min | 12-20
59408-5 | Oxygen saturation on room air | 74 | % | 94-100

[results +00:30 2524-7 Lactate]
2524-7 | Lactate | {lact} | mmol/L | 0.5-2.0

[results +00:35 58410-2 Complete blood count]
6690-2 | Leukocytes | 2.8 | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 12.8 | g/dL | 12.0-17.0
777-3 | Platelets | {plt} | 10*3/uL | 150-400

[results +00:35 51990-0 Basic metabolic panel]
2160-0 | Creatinine | {creat} | mg/dL | 0.6-1.2
2823-3 | Potassium | 4.6 | mmol/L | 3.5-5.1

[results +00:40 33959-8 Procalcitonin]
33959-8 | Procalcitonin | {pct} | ng/mL | <0.25

[results +1d09:00 600-7 Blood culture]
600-7 | Bacteria identified | Streptococcus pneumoniae, penicillin susceptible, two of two sets | | no growth

[results +5d06:00 58410-2 Complete blood count]
6690-2 | Leukocytes | 13.2 | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 6.8 | g/dL | 12.0-17.0
777-3 | Platelets | 132 | 10*3/uL | 150-400

[results +9d06:00 51990-0 Basic metabolic panel]
2160-0 | Creatinine | 0.9 | mg/dL | 0.6-1.2

[flaw query-unspecific]
say | thrombocytopenia due to sepsis | platelets low
lose | D69.59 | -
ask | Do platelets of 84 to 98 in septic shock stand for a diagnosis?
drg | 870

[document +01:15 18748-4 by radiologist]
CHEST, AP PORTABLE AFTER INTUBATION. Dense consolidation of both lower lobes, diffuse bilateral opacities elsewhere.
Tube 4 cm above the carina. left
subclavian central line, tip in the superior vena cava. No pneumothorax.
{radiologist}

[document +01:50 34111-5 by emergency]
CRITICAL CARE EMERGENCY NOTE

{age} {man}, four days "flu", cough with rusty sputum, found grey and gasping. {temp}, 82/44, 136, 74 percent.
Cultures, ceftriaxone and azithromycin at 22
minutes, 30 mL/kg. Intubated in the emergency department for exhaustion. Pressure 76 after fluids: norepinephrine,
then vasopressin. Lactate {lact}.
ICU called. Septic shock, bilateral pneumonia.
{emergency}

[document +04:00 34117-2 by intensivist]
ICU ADMISSION

From {his} {spouse}: no diseases, no medicines, allergies none known; binge drinking at
weekends (alcohol abuse), smokes cannabis.
Ventilator: pressure control, PEEP 14, oxygen 80 percent; P/F ratio {pf}; film bilateral; echo with good left
ventricle: acute respiratory distress
syndrome, severe. Prone tonight.
septic shock on two vasopressors, hydrocortisone. acute kidney injury due to sepsis, creatinine {creat}.
thrombocytopenia due to sepsis, {plt}.
Source: pneumonia. Antigen sent.

{intensivist}

[document +1d10:00 11506-3 by intensivist]
ICU DAY 2. Blood grows Streptococcus pneumoniae in both sets: Pneumococcal sepsis from pneumococcal pneumonia of
both lower lobes. Second prone session.
P/F 164. Norepinephrine halved, vasopressin off. Stop azithromycin.
{intensivist}

[document +5d11:00 11506-3 by intensivist]
ICU DAY 6. Off pressors two days. Hemoglobin 6.8 without bleeding: one unit of red cells on day 6. Spontaneous trial
passed; extubated 09:30. Ventilated
for 128 hours. Arms and legs 2-3/5, reflexes weak, CK normal: critical illness myopathy.
{intensivist}

[document +9d10:00 11488-4 by therapist]
PHYSICAL THERAPY. Sits at the edge of the bed, stands with two. Motivated. Inpatient rehabilitation recommended.
{therapist}

[document +12d11:00 18842-5 by attending]
DISCHARGE SUMMARY

PRINCIPAL DIAGNOSIS: Pneumococcal sepsis with septic shock, source pneumococcal pneumonia of both lower lobes.
ORGAN FAILURES: acute respiratory distress syndrome, ventilated 128 hours; acute kidney injury due to sepsis,
recovered; thrombocytopenia due to sepsis,
recovered.
OTHER: critical illness myopathy; alcohol abuse.
TREATMENT: ten days of ceftriaxone; prone three times; one transfusion.
TO: inpatient rehabilitation. Pneumococcal vaccine given on {day+11}.

{attending}
