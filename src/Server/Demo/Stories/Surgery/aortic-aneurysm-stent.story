story: aortic-aneurysm-stent
title: Infrarenal aortic aneurysm, endovascular repair
setting: inpatient
service: Surgery
sex: M
age: 64-84
weight: 2
stay: 1
reason: Planned aneurysm repair
disposition: 01
drg: 269

[values]
size = 5.6..6.3

[codes]
I71.43 | Y | Infrarenal abdominal aortic aneurysm, without rupture | infrarenal abdominal aortic aneurysm
I10 | Y | Essential (primary) hypertension | hypertension
J44.9 | Y | Chronic obstructive pulmonary disease, unspecified | COPD, stable
F17.211 | Y | Nicotine dependence, cigarettes, in remission | nicotine dependence (cigarettes), in remission since last year
04V03DZ | day 0 | Restriction of abdominal aorta with intraluminal device, percutaneous approach | bifurcated endograft into the infrarenal aorta

[problems]
I71.43 | 3 | Infrarenal abdominal aortic aneurysm
I10 | 18 | Essential hypertension
J44.9 | 7 | Chronic obstructive pulmonary disease

[medications]
home | amlodipine 5 mg tablet | 1 tablet by mouth once daily | 197361
home | atorvastatin 40 mg tablet | 1 tablet by mouth at night | 617311
home | aspirin 81 mg tablet | 1 tablet by mouth once daily | 243670
inpatient | cefazolin 2 g injection | 2 g intravenously before puncture

[results +00:20 85353-1 Vital signs]
8310-5 | Body temperature | 36.5 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 134 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 76 | mm[Hg] | 60-90
8867-4 | Heart rate | 70 | /min | 60-100
59408-5 | Oxygen saturation on room air | 94 | % | 94-100

[results +1d06:00 51990-0 Basic metabolic panel]
2160-0 | Creatinine | 1.1 | mg/dL | 0.6-1.2
2823-3 | Potassium | 4.2 | mmol/L | 3.5-5.1

[results +1d06:00 58410-2 Complete blood count]
718-7 | Hemoglobin | 12.9 | g/dL | 12.0-17.0

[document +00:45 34117-2 by attending]
VASCULAR H&P

{age} man followed for an infrarenal abdominal aortic aneurysm, now {size} cm (5.1 two years ago), no pain. Neck 22
mm long, suitable for a graft from the groin.
hypertension; COPD, stable, FEV1 66 percent; nicotine dependence (cigarettes), in remission since last year.
Amlodipine, atorvastatin 40 mg, aspirin. Allergies:
none. Stress test negative last month.
Pulsating mass above the navel, not tender; all foot pulses.
PLAN: endovascular repair today.

{attending}

[document +04:10 11504-8 by surgeon]
PROCEDURE REPORT

Endovascular repair of infrarenal abdominal aortic aneurysm: bifurcated endograft into the infrarenal aorta, both
femoral arteries punctured percutaneously
with closure devices. Local anesthesia and sedation ({anaesthetist}).
Main body from the right, opened below the lower renal artery; contralateral limb from the left; both landed in the
common iliacs. Balloon moulding. Final
angiogram: renal and internal iliac arteries open, no type I or III leak, late small type II. Contrast 90 mL.

{surgeon}

[document +1d08:40 18842-5 by attending]
DISCHARGE SUMMARY

infrarenal abdominal aortic aneurysm, {size} cm, repaired with an endograft {day}. Groins soft, feet warm,
creatinine 1.1. hypertension; COPD, stable.
Home on usual medicines. CT in one month. Call for back pain, fever or a cold leg.

{attending}
