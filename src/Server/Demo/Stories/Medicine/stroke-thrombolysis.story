story: stroke-thrombolysis
title: Left middle cerebral artery stroke treated with tenecteplase
setting: inpatient
service: Neurology
age: 58-86
weight: 4
stay: 4
reason: Sudden right-sided weakness
disposition: 62
drg: 062

[values]
sbp = 162..178
glu = 118..146
ldl = 108..148
nihss = 11..14

[codes]
I63.412 | Y | Cerebral infarction due to embolism of left middle cerebral artery | cardioembolic infarction in the territory of the left middle cerebral artery
G81.91 | Y | Hemiplegia, unspecified affecting right dominant side | right hemiparesis in a right-handed
R47.01 | Y | Aphasia | expressive aphasia
R29.810 | Y | Facial weakness | right facial droop
I48.0 | Y | Paroxysmal atrial fibrillation | paroxysmal atrial fibrillation, new on telemetry
I10 | Y | Essential (primary) hypertension | Hypertension
E78.5 | Y | Hyperlipidemia, unspecified | Hyperlipidemia
3E03317 | day 0 | Introduction of other thrombolytic into peripheral vein, percutaneous | Tenecteplase given as a single intravenous bolus

[problems]
I10 | 12 | Essential hypertension
E78.5 | 6 | Hyperlipidemia

[medications]
home | amlodipine 5 mg tablet | 1 tablet by mouth once daily | 197361
home | atorvastatin 20 mg tablet | 1 tablet by mouth at night | 617310
inpatient | tenecteplase injection | 0.25 mg/kg intravenously once
inpatient | labetalol 10 mg injection | 10 mg intravenously for pressure above 180
discharge | apixaban 5 mg tablet | 1 tablet by mouth twice daily | 1364445
discharge | atorvastatin 80 mg tablet | 1 tablet by mouth at night | 259255
discharge | amlodipine 5 mg tablet | 1 tablet by mouth once daily | 197361

[results +00:05 85353-1 Vital signs]
8310-5 | Body temperature | 36.7 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | {sbp} | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 92 | mm[Hg] | 60-90
8867-4 | Heart rate | 84 | /min | 60-100
59408-5 | Oxygen saturation | 97 | % | 94-100

[results +00:14 2345-7 Glucose, point of care]
2345-7 | Glucose | {glu} | mg/dL | 70-99

[results +00:30 58410-2 Complete blood count]
6690-2 | Leukocytes | 7.9 | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 13.8 | g/dL | 12.0-17.0
777-3 | Platelets | 224 | 10*3/uL | 150-400

[results +00:32 5902-2 Coagulation]
6301-6 | INR | 1.0 | {INR} | 0.9-1.1

[results +1d06:10 24331-1 Lipid panel]
2093-3 | Cholesterol, total | 221 | mg/dL | <200
13457-7 | LDL cholesterol | {ldl} | mg/dL | <100

[document +00:35 18748-4 by radiologist]
CT OF THE HEAD WITHOUT CONTRAST AND CT ANGIOGRAM OF HEAD AND NECK

INDICATION: Stroke alert, right-sided weakness, last known well 80 minutes ago.
FINDINGS: No hemorrhage. Loss of the insular ribbon on the left. ASPECTS 8. Hyperdense distal M2 branch of the left
middle
cerebral artery; the angiogram shows an occlusion of that branch, too distal for thrombectomy. Carotids without
stenosis.
IMPRESSION: Early ischemic change in the left middle cerebral artery territory. No hemorrhage.

Called to the stroke team at once.
{radiologist}

[document +01:05 34111-5 by emergency]
EMERGENCY DEPARTMENT NOTE - STROKE ALERT

{age} {man}, brought by ambulance. Last seen well 60 minutes before arrival, at breakfast; then could not find words
and dropped the cup from
the right hand. No seizure, no headache, no surgery or bleeding in the last three months, no anticoagulant.

EXAM: Pressure {sbp}/92, glucose {glu}. Alert, follows commands, cannot name objects. Right facial droop, right arm
falls within five
seconds, right leg drifts. NIH stroke scale {nihss}.

COURSE: CT without blood. Seen with {neurologist}. Risks and benefits told to patient and family, who agree.
Tenecteplase given as a single
intravenous bolus 44 minutes after arrival. No change of the exam in the first hour. To the stroke unit.

{emergency}

[document +03:20 34117-2 by attending]
NEUROLOGY HISTORY AND PHYSICAL

HPI: As in the emergency record; right-handed. Palpitations {now and then for a year|twice last month}, never looked
into.
PMH: Hypertension. Hyperlipidemia. No diabetes. MEDICATIONS: amlodipine 5 mg, atorvastatin 20 mg. ALLERGIES: None
known.
SOCIAL: {Former teacher|Former carpenter|Keeps a small garden}, never smoked, wine on Sundays.

EXAM: Speech sparse and effortful, comprehension good: expressive aphasia. Right lower face weak. Right arm 2/5,
right leg 4-/5. Sensation
reduced on the right. Rhythm regular at this moment.

IMPRESSION: Acute left MCA infarct, two hours after thrombolysis, right hemiparesis in a right-handed {man}.
Pressure below 180/105, no
antithrombotic for 24 hours, CT again tomorrow, telemetry, swallow screen before anything by mouth.

{attending}

[document +1d09:40 11506-3 by attending]
PROGRESS NOTE, STROKE UNIT

24-hour CT: small infarct of the left insula and frontal operculum, no hemorrhage. Telemetry at 02:14: forty minutes
of atrial fibrillation at
110, back to sinus by itself. That is paroxysmal atrial fibrillation, new on telemetry, and the likely source.
Speech: two- and three-word phrases. Arm 3/5. Swallow normal, soft diet.
PLAN: Echocardiogram, aspirin today, apixaban on day 4. Atorvastatin 80 mg, LDL {ldl}.

{attending}

[document +2d11:00 11522-0 by cardiologist]
TRANSTHORACIC ECHOCARDIOGRAM

Ejection fraction 60 percent, no wall motion abnormality. Left atrium moderately enlarged. Valves without more than
trivial regurgitation.
No thrombus seen. No shunt with agitated saline.

{cardiologist}

[document +4d10:15 18842-5 by attending]
DISCHARGE SUMMARY

PRINCIPAL DIAGNOSIS: Acute cardioembolic infarction in the territory of the left middle cerebral artery, treated
with intravenous
tenecteplase.
DEFICITS AT DISCHARGE: right hemiparesis (arm 3/5, leg 4/5), expressive aphasia, right facial droop. NIH stroke
scale {nihss} on arrival, 6 now.
OTHER DIAGNOSES: paroxysmal atrial fibrillation; hypertension; hyperlipidemia.

COURSE: No bleeding after thrombolysis. Apixaban begun on the fourth day. Walks with a quad cane and one person.
DISPOSITION: Inpatient rehabilitation unit. Neurology clinic in six weeks.
MEDICATIONS: apixaban 5 mg twice daily, atorvastatin 80 mg at night, amlodipine 5 mg daily.

{attending}
