story: nstemi-stent
title: Non-ST-elevation myocardial infarction with a stent in the left anterior descending artery
setting: inpatient
service: Cardiology
age: 46-79
weight: 5
stay: 2
reason: Chest pain
disposition: 01
drg: 322

[values]
trop = 412..980
trop2 = 2100..4300
ldl = 121..168
sbp = 148..166

[codes]
I21.4 | Y | Non-ST elevation (NSTEMI) myocardial infarction | Non-ST-elevation myocardial infarction
I25.10 | Y | Atherosclerotic heart disease of native coronary artery without angina pectoris | single-vessel coronary artery disease
I10 | Y | Essential (primary) hypertension | Hypertension
E78.5 | Y | Hyperlipidemia, unspecified | hyperlipidemia
F17.210 | Y | Nicotine dependence, cigarettes, uncomplicated | smokes ten cigarettes a day
Z82.49 | | Family history of ischemic heart disease and other diseases of the circulatory system | father died of a heart attack at 58
027034Z | day 0 | Dilation of coronary artery, one artery with drug-eluting intraluminal device, percutaneous approach | a drug-eluting stent was placed in the mid left anterior descending artery
4A023N7 | day 0 | Measurement of cardiac sampling and pressure, left heart, percutaneous approach | left ventricular end-diastolic pressure 18 mmHg
B2111ZZ | day 0 | Fluoroscopy of multiple coronary arteries using low osmolar contrast | Coronary angiography by the right radial artery

[problems]
I10 | 7 | Essential hypertension
E78.5 | 4 | Hyperlipidemia
F17.210 | 22 | Nicotine dependence, cigarettes

[medications]
home | hydrochlorothiazide 25 mg tablet | 1 tablet by mouth once daily | 310798
stop | hydrochlorothiazide 25 mg tablet | stopped
inpatient | heparin infusion | by weight, to the anti-Xa target
inpatient | ticagrelor 90 mg tablet | 180 mg once, then 1 tablet twice daily | 1116635
discharge | aspirin 81 mg tablet | 1 tablet by mouth once daily | 243670
discharge | ticagrelor 90 mg tablet | 1 tablet by mouth twice daily | 1116635
discharge | atorvastatin 80 mg tablet | 1 tablet by mouth at night | 259255
discharge | metoprolol succinate 25 mg tablet | 1 tablet by mouth once daily | 866427
discharge | lisinopril 10 mg tablet | 1 tablet by mouth once daily | 314076

[results +00:06 85353-1 Vital signs]
8310-5 | Body temperature | 36.8 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | {sbp} | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 88 | mm[Hg] | 60-90
8867-4 | Heart rate | 92 | /min | 60-100
59408-5 | Oxygen saturation | 97 | % | 94-100

[results +00:35 89579-7 Troponin I, high sensitivity]
89579-7 | Troponin I.cardiac, high sensitivity | {trop} | ng/L | <53

[results +03:35 89579-7 Troponin I, high sensitivity]
89579-7 | Troponin I.cardiac, high sensitivity | {trop2} | ng/L | <53

[results +00:40 51990-0 Basic metabolic panel]
2160-0 | Creatinine | 0.9 | mg/dL | 0.6-1.2
2823-3 | Potassium | 4.0 | mmol/L | 3.5-5.1
2345-7 | Glucose | 104 | mg/dL | 70-99

[results +1d06:00 24331-1 Lipid panel]
2093-3 | Cholesterol, total | 238 | mg/dL | <200
13457-7 | LDL cholesterol | {ldl} | mg/dL | <100
2085-9 | HDL cholesterol | 36 | mg/dL | >40

[document +00:25 11524-6 by emergency]
ELECTROCARDIOGRAM. Sinus rhythm 92. ST depression of 1.5 mm in V3 to V5 with T inversion, new against the tracing of
two years ago. No ST
elevation. Read by {emergency}.

[document +01:20 34111-5 by emergency]
EMERGENCY DEPARTMENT NOTE

CC: "An elephant on my chest."
HPI: {age} {man} with three hours of pressure behind the sternum into the left jaw, sweating, one vomit. Two shorter
spells this week when
{climbing stairs|carrying groceries|walking uphill}. RISK: Hypertension, smokes ten cigarettes a day, father died of
a heart attack at 58.
EXAM: Pale, pressure {sbp}/88, lungs clear, no murmur, pulses equal.
COURSE: ECG with ST depression V3-V5. Troponin {trop}. Aspirin 324 mg, nitroglycerin, heparin. Pain 8 to 2.
Cardiology called; to the
catheterization laboratory today because pain comes back.
DIAGNOSIS: Non-ST-elevation myocardial infarction.

{emergency}

[document +02:40 34117-2 by attending]
CARDIOLOGY ADMISSION

Agree with the emergency record. No stroke, no bleeding, no surgery planned. No known allergies. Takes
hydrochlorothiazide, was told of high
cholesterol and never filled the statin.

IMPRESSION
1. NSTEMI with recurrent pain: angiography within two hours.
2. Hypertension. 3. Untreated hyperlipidemia. 4. Tobacco: wants to stop.

{attending}

[document +05:10 18745-0 by cardiologist]
CARDIAC CATHETERIZATION REPORT

PROCEDURE: Coronary angiography by the right radial artery, left heart catheterization, percutaneous intervention.
FINDINGS: Left main normal. Left anterior descending: 95 percent stenosis of the mid segment with haze, TIMI 2 flow.
Circumflex and right
coronary: irregularities below 20 percent. That is single-vessel coronary artery disease. Left ventricular
end-diastolic pressure 18 mmHg,
no gradient across the aortic valve.
INTERVENTION: Predilated; a drug-eluting stent was placed in the mid left anterior descending artery, 3.0 by 22 mm,
TIMI 3 flow, no residual
stenosis. Radial band. Contrast 130 mL. No complication.
PLAN: Ticagrelor for twelve months.

{cardiologist}

[document +1d08:50 11506-3 by attending]
PROGRESS NOTE

No pain. Wrist soft, pulse present. Echo at the bedside: ejection fraction 55 percent, mild anterior hypokinesis.
LDL {ldl}.
Walks the corridor. Cardiac rehabilitation has seen {him}. Home tomorrow.

{attending}

[document +2d10:00 18842-5 by attending]
DISCHARGE SUMMARY

PRINCIPAL DIAGNOSIS: Non-ST-elevation myocardial infarction due to a culprit lesion of the mid LAD.
SECONDARY: single-vessel coronary artery disease, hypertension, hyperlipidemia, nicotine dependence (cigarettes).
PROCEDURE: Drug-eluting stent, mid left anterior descending artery, on {day}.
DISCHARGE MEDICATIONS: aspirin 81 mg, ticagrelor 90 mg twice daily, atorvastatin 80 mg, metoprolol succinate 25 mg,
lisinopril 10 mg;
hydrochlorothiazide stopped. Nicotine patches given.
FOLLOW-UP: cardiology in two weeks; rehabilitation from next week. Do not stop ticagrelor without asking us.

{attending}
