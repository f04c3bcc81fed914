story: hemorrhage-brain-death
title: Fatal hypertensive hemorrhage of the left basal ganglia
setting: inpatient
service: Neurology
age: 57-84
weight: 2
stay: 2
reason: Collapse, unresponsive
arrives: 22-22
disposition: 20
drg: 064

[values]
sbp = 214..236
vol = 72..96

[codes]
I61.0 | Y | Nontraumatic intracerebral hemorrhage in hemisphere, subcortical | Hypertensive hemorrhage of the left basal ganglia
I61.5 | Y | Nontraumatic intracerebral hemorrhage, intraventricular | intraventricular extension
G93.5 | Y | Compression of brain | brain herniation
G93.6 | Y | Cerebral edema | cerebral edema
R40.20 | Y | Unspecified coma | coma
J96.00 | Y | Acute respiratory failure, unspecified whether with hypoxia or hypercapnia | acute respiratory failure from coma
I10 | Y | Essential (primary) hypertension | untreated hypertension
Z66 | N | Do not resuscitate | Do not resuscitate
Z51.5 | N | Encounter for palliative care | comfort care
0BH17EZ | day 0 | Insertion of endotracheal airway into trachea, via natural or artificial opening | intubated with a 7.5 tube
5A1945Z | day 0 | Respiratory ventilation, 24-96 consecutive hours | mechanical ventilation from arrival to {day+2}, 41 hours

[problems]
I10 | 10 | Essential hypertension

[medications]
inpatient | nicardipine infusion | 5 to 15 mg per hour
inpatient | mannitol 20 % infusion | 1 g/kg intravenously once
inpatient | morphine 2 mg injection | 2 mg intravenously every 15 minutes as needed

[results +00:05 85353-1 Vital signs]
8310-5 | Body temperature | 36.4 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | {sbp} | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 118 | mm[Hg] | 60-90
8867-4 | Heart rate | 58 | /min | 60-100
9269-2 | Glasgow coma score total | 4 | {score} | 15

[results +00:35 5902-2 Coagulation]
6301-6 | INR | 1.0 | {INR} | 0.9-1.1

[results +00:35 58410-2 Complete blood count]
718-7 | Hemoglobin | 14.4 | g/dL | 12.0-17.0
777-3 | Platelets | 231 | 10*3/uL | 150-400

[document +00:40 18748-4 by radiologist]
CT HEAD. Hemorrhage of the left basal ganglia, {vol} mL, with intraventricular extension into both lateral and the
third ventricle. Midline shift 14 mm,
effaced basal cisterns, uncal herniation. Diffuse cerebral edema on the left.
Critical result to {emergency} by telephone.
{radiologist}

[document +01:10 34111-5 by emergency]
EMERGENCY

{name}, {age}. {His} {spouse} heard a fall; snoring on the floor. Known untreated hypertension, no blood
thinner. GCS 4, left pupil wide and
fixed, extends to pain. Pressure {sbp}/118. acute respiratory failure from coma with no gag: intubated with a 7.5
tube, ventilator. Mannitol, nicardipine.
CT as read. Neurosurgery: not survivable by operation.

{emergency}

[document +03:00 34117-2 by attending]
NEURO ICU ADMISSION

Hypertensive hemorrhage of the left basal ganglia with intraventricular extension, brain herniation, cerebral edema.
coma, GCS 3 with tube, both pupils
fixed now, no corneal reflex, breathes above the ventilator.
Family meeting tonight: prognosis told plainly. They ask for time until the {daughter|brother|sister} arrives. Full
support meanwhile, no resuscitation in
case of arrest: Do not resuscitate.

{attending}

[document +2d09:00 11506-3 by attending]
ICU NOTE

No change off sedation. Family together; they chose comfort care, as {he} had said before. mechanical ventilation
from arrival to {day+2}, 41 hours; tube
removed at 16:10 in their presence with morphine at hand. Organ procurement informed, not suitable.

{attending}

[document +2d19:30 18842-5 by attending]
DEATH SUMMARY

Died {day+2} at 18:52, family present. Medical examiner declined.
CAUSE OF DEATH: Hypertensive hemorrhage of the left basal ganglia. With: intraventricular extension, cerebral edema,
brain herniation, coma, acute
respiratory failure from coma. Other: untreated hypertension.
COURSE: as in the notes. Do not resuscitate since admission, comfort care on the last day.

{attending}
