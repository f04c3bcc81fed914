story: splenic-rupture-trauma
title: Ruptured spleen and rib fractures after a bicycle crash
setting: inpatient
service: Surgery
age: 16-55
weight: 2
stay: 6
reason: Bicycle crash
never: 216 114
disposition: 01
drg: 957

[values]
hr = 126..138
hgb = 8.8..9.6

[codes]
S36.032A | Y | Major laceration of spleen, initial encounter | Major laceration of the spleen, grade IV
S22.42XA | Y | Multiple fractures of ribs, left side, initial encounter for closed fracture | fractures of the left eighth to tenth ribs
S27.0XXA | Y | Traumatic pneumothorax, initial encounter | small left traumatic pneumothorax
T79.4XXA | Y | Traumatic shock, initial encounter | hemorrhagic shock from trauma
D62 | Y | Acute posthemorrhagic anemia | Acute blood loss anemia
V18.4XXA | Y | Pedal cycle driver injured in noncollision transport accident in traffic accident, initial encounter | thrown from the bicycle on a wet street
07TP0ZZ | day 0 | Resection of spleen, open approach | Splenectomy
30233N1 | day 0 | Transfusion of nonautologous red blood cells into peripheral vein, percutaneous | four units of red cells

[medications]
inpatient | tranexamic acid 1 g injection | 1 g intravenously over 10 minutes
inpatient | cefazolin 2 g injection | 2 g intravenously before incision
discharge | oxycodone hydrochloride 5 mg tablet | 1 tablet by mouth every 4 hours as needed | 1049621
discharge | amoxicillin 875 mg tablet | 1 tablet at once for any fever, then come to hospital | 308194

[vaccines]
+5d10:00 | 216 | Pneumococcal conjugate PCV20
+5d10:05 | 114 | meningococcal MCV4P

[results +00:04 85353-1 Vital signs]
8310-5 | Body temperature | 36.0 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 84 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 50 | mm[Hg] | 60-90
8867-4 | Heart rate | {hr} | /min | 60-100
59408-5 | Oxygen saturation | 95 | % | 94-100
9269-2 | Glasgow coma score total | 15 | {score} | 15

[results +00:15 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb} | g/dL | 12.0-17.0
777-3 | Platelets | 244 | 10*3/uL | 150-400

[results +00:15 2524-7 Lactate]
2524-7 | Lactate | 4.4 | mmol/L | 0.5-2.0

[results +1d06:00 58410-2 Complete blood count]
718-7 | Hemoglobin | 10.1 | g/dL | 12.0-17.0
777-3 | Platelets | 188 | 10*3/uL | 150-400

[document +00:30 18748-4 by radiologist]
TRAUMA FILMS. CHEST: fractures of the left eighth to tenth ribs, small left traumatic pneumothorax. PELVIS: normal.
{radiologist}

[document +00:50 34111-5 by emergency]
TRAUMA RESUSCITATION

{age} {man}, thrown from the bicycle on a wet street at speed, handlebar in the left flank. Helmet. GCS 15. Left
chest tender. 84/50, {hr}; FAST: fluid at the
spleen and in the pelvis. hemorrhagic shock from trauma. Massive transfusion called: four units of red cells, two of
plasma; tranexamic acid. To theatre at 26
minutes. Spine clear by exam and later CT.

{emergency}

[document +03:00 11504-8 by surgeon]
OPERATIVE REPORT

Emergency laparotomy. 1.8 L of blood. Major laceration of the spleen, grade IV, hilum torn: Splenectomy. No other
injury of bowel, liver, pancreas, diaphragm.
Packs out, dry, drain none, fascia closed. Pressure 118 at the end. Blood loss in all 2.2 L. Anesthesia:
{anaesthetist}.

{surgeon}

[document +03:20 34117-2 by attending]
TRAUMA SURGERY H&P (written after the operation)

As in the trauma record. Healthy, no medicines, no allergies, tetanus shot current as far as known.
1. Major laceration of the spleen, removed. 2. Acute blood loss anemia with shock, transfused. 3. Three rib
fractures with small pneumothorax: film in six hours, no
tube. Pain by epidural or block. Vaccines before discharge.

{attending}

[document +1d09:00 11506-3 by attending]
DAY 2. Pneumothorax unchanged, 96 percent on room air. Hemoglobin 10.1. Clear fluids.
{attending}

[document +5d11:00 11526-1 by pathologist]
SPLEEN, 210 g, with hilar laceration and hematoma. No disease otherwise. {pathologist}

[document +6d10:00 18842-5 by attending]
DISCHARGE SUMMARY

Major laceration of the spleen, grade IV, Splenectomy {day}. fractures of the left eighth to tenth ribs with small
left traumatic pneumothorax, gone. hemorrhagic
shock from trauma and Acute blood loss anemia, four units of red cells.
Pneumococcal, meningococcal and Hib vaccines {day+5}. Fever card and amoxicillin in the pocket. Clinic in two weeks.

{attending}
