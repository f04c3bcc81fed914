story: coronary-bypass
title: Three-vessel coronary disease, bypass with mammary artery and vein grafts
setting: inpatient
service: Surgery
age: 54-79
weight: 2
stay: 6
reason: Planned heart operation
disposition: 06
drg: 236

[values]
ef = 50..58
hgb = 8.4..9.1
a1c = 6.9..7.6

[codes]
I25.118 | Y | Atherosclerotic heart disease of native coronary artery with other forms of angina pectoris | three-vessel coronary artery disease with stable exertional angina
E11.9 | Y | Type 2 diabetes mellitus without complications | Type 2 diabetes without complications
I10 | Y | Essential (primary) hypertension | Hypertension
E78.5 | Y | Hyperlipidemia, unspecified | hyperlipidemia
I48.0 | N | Paroxysmal atrial fibrillation | paroxysmal atrial fibrillation on the second day after operation
D62 | N | Acute posthemorrhagic anemia | Expected acute blood loss anemia
Z79.84 | | Long term (current) use of oral hypoglycemic drugs | metformin 500 mg twice daily
02100Z9 | day 0 | Bypass coronary artery, one artery from left internal mammary, open approach | left internal mammary artery to the left anterior descending
021109W | day 0 | Bypass coronary artery, two arteries from aorta with autologous venous tissue, open approach | vein from the aorta to the obtuse marginal and to the posterior descending
06BQ4ZZ | day 0 | Excision of left saphenous vein, percutaneous endoscopic approach | Left saphenous vein harvested with the endoscope
5A1221Z | day 0 | Performance of cardiac output, continuous | Cardiopulmonary bypass 92 minutes

[problems]
I25.118 | 1 | Coronary artery disease with stable angina
E11.9 | 7 | Type 2 diabetes mellitus
I10 | 12 | Essential hypertension
E78.5 | 12 | Hyperlipidemia

[medications]
home | metformin 500 mg tablet | 1 tablet by mouth twice daily | 861007
home | metoprolol succinate 50 mg tablet | 1 tablet by mouth once daily | 866436
home | atorvastatin 80 mg tablet | 1 tablet by mouth at night | 259255
home | aspirin 81 mg tablet | 1 tablet by mouth once daily | 243670
inpatient | cefazolin 2 g injection | 2 g intravenously before incision
inpatient +2d03:10 | amiodarone infusion | 150 mg then 1 mg per minute
discharge | amiodarone 200 mg tablet | 1 tablet by mouth once daily for 4 weeks

[results +00:30 85353-1 Vital signs]
8310-5 | Body temperature | 36.5 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 136 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 74 | mm[Hg] | 60-90
8867-4 | Heart rate | 62 | /min | 60-100

[results +00:35 4548-4 Hemoglobin A1c]
4548-4 | Hemoglobin A1c | {a1c} | % | 4.0-5.6

[results +1d05:00 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb} | g/dL | 12.0-17.0
777-3 | Platelets | 118 | 10*3/uL | 150-400

[results +5d06:00 58410-2 Complete blood count]
718-7 | Hemoglobin | 9.3 | g/dL | 12.0-17.0
777-3 | Platelets | 214 | 10*3/uL | 150-400

[document +00:50 34117-2 by attending]
CARDIAC SURGERY H&P

{name}, {age}. Tightness on the second flight of stairs for a year, gone with rest. Catheter last month: 80 percent
LAD, 90 percent first obtuse marginal, 75
percent posterior descending; ejection fraction {ef} percent. Heart team chose surgery because of the diabetes.
PMH: Type 2 diabetes without complications, metformin 500 mg twice daily; Hypertension; hyperlipidemia. ALLERGIES:
none.
EXAM: regular, no murmur, no bruit, left leg veins good. Allen test normal.
DIAGNOSIS: three-vessel coronary artery disease with stable exertional angina. PLAN: bypass three times today.

{attending}

[document +06:30 11504-8 by surgeon]
OPERATIVE REPORT

OPERATION: Coronary artery bypass, three grafts: left internal mammary artery to the left anterior descending; vein
from the aorta to the obtuse marginal and
to the posterior descending. Left saphenous vein harvested with the endoscope.
Cardiopulmonary bypass 92 minutes, clamp 61 minutes, cold blood cardioplegia. Came off on low dose epinephrine.
Graft flows 42, 55 and 60 mL/min. Two drains, wires.
Sternum closed with steel. No transfusion.

{surgeon}

[document +06:50 34750-0 by anaesthetist]
ANESTHESIA AND ECHO. ASA 4. Arterial and central lines. Transesophageal echo before: ejection fraction {ef} percent,
valves fine; after: unchanged.
Cell saver 450 mL returned. To the intensive unit intubated, stable.
{anaesthetist}

[document +1d08:00 11506-3 by intensivist]
ICU DAY 1. Extubated at six hours. Drains 210 mL. Hemoglobin {hgb}: Expected acute blood loss anemia, no
transfusion, recheck. Insulin drip to scale. To the
ward.
{intensivist}

[document +2d09:00 11506-3 by attending]
POD 2. At 03:00 irregular 130: paroxysmal atrial fibrillation on the second day after operation, amiodarone, sinus
again at 11:00. Pressure fine. Potassium 4.4.
{attending}

[document +6d10:00 18842-5 by attending]
DISCHARGE SUMMARY

PRINCIPAL DIAGNOSIS: three-vessel coronary artery disease with stable exertional angina.
OPERATION: bypass, three grafts, {day}.
AFTER OPERATION: paroxysmal atrial fibrillation, eight hours; Expected acute blood loss anemia, hemoglobin 9.3.
OTHER: Type 2 diabetes without complications (A1c {a1c}), Hypertension, hyperlipidemia.
MEDICINES: aspirin, atorvastatin, metoprolol, metformin, amiodarone for four weeks. Sternal rules taught. Visiting
nurse. Clinic in two weeks.

{attending}
