story: pulmonary-embolism
title: Submassive pulmonary embolism with deep vein thrombosis after a long flight
setting: inpatient
service: Medicine
age: 32-74
weight: 3
stay: 3
reason: Breathlessness and calf pain
disposition: 01
drg: 175

[values]
hr = 112..124
trop = 88..164
bnp = 310..560
ddimer = 4.1..8.9

[codes]
I26.09 | Y | Other pulmonary embolism with acute cor pulmonale | Acute pulmonary embolism with acute cor pulmonale
I82.432 | Y | Acute embolism and thrombosis of left popliteal vein | Acute deep vein thrombosis of the left popliteal vein
J96.01 | Y | Acute respiratory failure with hypoxia | acute hypoxic respiratory failure
E66.9 | Y | Obesity, unspecified | Obesity

[problems]
E66.9 | 8 | Obesity

[medications]
inpatient | heparin infusion | by weight, to the anti-Xa target
discharge | apixaban 5 mg tablet | 2 tablets by mouth twice daily for 7 days, then 1 tablet twice daily | 1364445

[results +00:08 85353-1 Vital signs]
8310-5 | Body temperature | 37.2 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 112 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 70 | mm[Hg] | 60-90
8867-4 | Heart rate | {hr} | /min | 60-100
9279-1 | Respiratory rate | 28 | /min | 12-20
59408-5 | Oxygen saturation on room air | 84 | % | 94-100

[results +00:40 48065-7 D-dimer]
48065-7 | Fibrin D-dimer | {ddimer} | ug/mL | <0.5

[results +00:42 89579-7 Troponin I, high sensitivity]
89579-7 | Troponin I.cardiac, high sensitivity | {trop} | ng/L | <53

[results +00:42 42637-9 Natriuretic peptide]
42637-9 | Natriuretic peptide B | {bnp} | pg/mL | <100

[results +00:45 51990-0 Basic metabolic panel]
2160-0 | Creatinine | 0.8 | mg/dL | 0.6-1.2
2823-3 | Potassium | 4.1 | mmol/L | 3.5-5.1

[document +01:30 18748-4 by radiologist]
CT ANGIOGRAM OF THE CHEST

FINDINGS: Filling defects in both main pulmonary arteries extending into the lower lobe branches. Right ventricle to
left ventricle ratio
1.3, septum bowed to the left. No infarct. No effusion.
IMPRESSION: Extensive bilateral pulmonary emboli with right heart strain. Telephoned to {emergency}.

{radiologist}

[document +02:00 34111-5 by emergency]
EMERGENCY NOTE

A {age} {man} flew home from {Lisbon|Manila|Santiago} eight days ago; left calf sore since, and since this morning
breathless at rest with a
stitch on the right. No hemoptysis. No hormones, no cancer, no previous clot.
Saturation 84 percent on room air, rate {hr}, pressure 112/70. Left calf 3 cm thicker than the right and tender.
CT: bilateral emboli with strain. Troponin {trop}, BNP {bnp}. Oxygen 6 L by mask, heparin bolus and infusion.
Embolism team: no lysis while
the pressure holds.

{emergency}

[document +04:10 34117-2 by attending]
ADMISSION NOTE

HISTORY: as above. Otherwise well, weight 104 kg, body mass index 34: Obesity. No regular medicines, no allergies,
non-smoker.
EXAMINATION: Breathing 26 per minute, loud second heart sound, neck veins 4 cm. Chest clear.

ASSESSMENT
1. Acute pulmonary embolism with acute cor pulmonale (right ventricular dilatation, raised troponin and BNP),
intermediate-high risk.
2. Acute deep vein thrombosis of the left popliteal vein on ultrasound in the department.
3. Acute hypoxic respiratory failure due to 1, on 6 L.
PLAN: Step-down unit, heparin, echocardiogram, lysis if the pressure falls.

{attending}

[document +1d10:00 11522-0 by cardiologist]
ECHOCARDIOGRAM. Right ventricle dilated, free wall hypokinetic with sparing of the apex. Systolic pulmonary pressure
52 mmHg. Left ventricle
normal, ejection fraction 65 percent. No thrombus in transit.

{cardiologist}

[document +2d09:00 11506-3 by attending]
PROGRESS NOTE

Better. 95 percent on 2 L, rate 88. Heparin stopped, apixaban loading begun. Acute cor pulmonale improving by exam.
Walks to the door.

{attending}

[document +3d11:30 18842-5 by attending]
DISCHARGE SUMMARY

DIAGNOSES: Acute pulmonary embolism with acute cor pulmonale, provoked by a long flight. Acute deep vein thrombosis
of the left popliteal
vein. Acute hypoxic respiratory failure, resolved, 95 percent on room air. Obesity.
TREATMENT: heparin for 48 hours, then apixaban 10 mg twice daily to day 7, 5 mg twice daily for at least three months.
FOLLOW-UP: clot clinic in four weeks with echocardiogram. Come back at once for bleeding or breathlessness.

{attending}
