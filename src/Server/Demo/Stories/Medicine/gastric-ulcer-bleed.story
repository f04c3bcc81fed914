story: gastric-ulcer-bleed
title: Bleeding gastric ulcer from naproxen, clipped
setting: inpatient
service: Medicine
age: 55-84
weight: 4
stay: 3
reason: Black stools and dizziness
disposition: 01
drg: 378

[values]
hgb = 6.4..6.9
hgb2 = 8.2..8.8
bun = 42..58
hr = 108..118

[codes]
K25.4 | Y | Chronic or unspecified gastric ulcer with hemorrhage | Gastric ulcer with hemorrhage
D62 | Y | Acute posthemorrhagic anemia | Acute blood loss anemia
T39.395A | Y | Adverse effect of other nonsteroidal anti-inflammatory drugs [NSAID], initial encounter | due to naproxen taken as directed
I10 | Y | Essential (primary) hypertension | Hypertension
M17.0 | Y | Bilateral primary osteoarthritis of knee | osteoarthritis of both knees
Z79.1 | | Long term (current) use of non-steroidal anti-inflammatories (NSAID) | naproxen 500 mg twice daily for two years
0W3P8ZZ | day 0 | Control bleeding in gastrointestinal tract, via natural or artificial opening endoscopic | bleeding was controlled with two hemostatic clips
30233N1 | day 0 | Transfusion of nonautologous red blood cells into peripheral vein, percutaneous | two units of packed red cells

[problems]
I10 | 15 | Essential hypertension
M17.0 | 6 | Osteoarthritis of both knees

[medications]
home | naproxen 500 mg tablet | 1 tablet by mouth twice daily | 198014
stop | naproxen 500 mg tablet | stopped
home | lisinopril 20 mg tablet | 1 tablet by mouth once daily | 314077
inpatient | pantoprazole 40 mg injection | 80 mg then 40 mg intravenously every 12 hours
discharge | pantoprazole 40 mg tablet | 1 tablet by mouth twice daily for 8 weeks
discharge | acetaminophen 500 mg tablet | 2 tablets by mouth three times daily as needed

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | 36.5 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 98 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 58 | mm[Hg] | 60-90
8867-4 | Heart rate | {hr} | /min | 60-100
59408-5 | Oxygen saturation | 97 | % | 94-100

[results +00:35 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb} | g/dL | 12.0-17.0
777-3 | Platelets | 268 | 10*3/uL | 150-400
6690-2 | Leukocytes | 9.8 | 10*3/uL | 4.5-11.0

[results +00:35 51990-0 Basic metabolic panel]
3094-0 | Urea nitrogen | {bun} | mg/dL | 7-20
2160-0 | Creatinine | 1.0 | mg/dL | 0.6-1.2
2823-3 | Potassium | 4.2 | mmol/L | 3.5-5.1

[results +00:40 5902-2 Coagulation]
6301-6 | INR | 1.1 | {INR} | 0.9-1.1

[results +14:00 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb2} | g/dL | 12.0-17.0

[results +2d06:00 58410-2 Complete blood count]
718-7 | Hemoglobin | 8.9 | g/dL | 12.0-17.0

[flaw query-unspecific]
say | Acute blood loss anemia | Anemia
lose | D62 | D64.9
ask | Which type of anemia was transfused? Hemoglobin below 7, was 13.6 last year.
drg | 379

[document +01:30 34111-5 by emergency]
ED NOTE

{age} {man}, three days of black sticky stools, today lightheaded on standing and nearly fainted {in the bathroom|at
the bus stop|at church}.
Takes naproxen for the knees. No liver disease, no alcohol, no blood thinner.

Pressure 98/58, rate {hr}, pale. Abdomen soft, slight epigastric tenderness. Rectal: melena. Hemoglobin {hgb}, urea
{bun}.
Two large lines, pantoprazole, typed and crossed. First of two units of packed red cells running. Gastroenterology
called.

{emergency}

[document +03:00 34117-2 by attending]
HISTORY & PHYSICAL

SUBJECTIVE. As above. Osteoarthritis of both knees, naproxen 500 mg twice daily for two years from the primary
physician, no stomach
protection. Hypertension, on lisinopril. Never had an endoscopy. No weight loss. No known drug allergy.
OBJECTIVE. Looks pale and tired. Melena. No stigmata of liver disease.
ASSESSMENT. Upper gastrointestinal bleed, most likely an ulcer due to naproxen taken as directed. Acute blood loss
anemia, hemoglobin {hgb}
(13.6 last year).
PLAN. Nothing by mouth, endoscopy this afternoon, hold lisinopril, no more NSAIDs.

{attending}

[document +07:45 18751-8 by gastroenterologist]
ESOPHAGOGASTRODUODENOSCOPY

SEDATION: Propofol by anaesthesia. FINDINGS: Esophagus normal, no varices. In the antrum a 12 mm ulcer with a
visible vessel that oozes
(Forrest Ib). Duodenum normal. INTERVENTION: epinephrine injected around the vessel; bleeding was controlled with
two hemostatic clips.
Biopsies of the margin and for Helicobacter.
IMPRESSION: Gastric ulcer with hemorrhage, treated.
ADVICE: Pantoprazole twice daily for eight weeks, then look again at the ulcer.

{gastroenterologist}

[document +1d09:20 11506-3 by attending]
PROGRESS NOTE

No more melena. Hemoglobin {hgb2} after two units of packed red cells. Pressure 122/70. Clear liquids, then soft diet.
Acute blood loss anemia, stable. Gastric ulcer day 1 after clips.

{attending}

[document +2d14:00 11526-1 by pathologist]
SURGICAL PATHOLOGY. Gastric antrum, margin of ulcer: chronic inflammation with reactive change, no dysplasia, no
malignancy. Stain for
Helicobacter pylori: negative.

{pathologist}

[document +3d10:10 18842-5 by attending]
DISCHARGE SUMMARY

PRINCIPAL DIAGNOSIS: Gastric ulcer with hemorrhage, an adverse effect of naproxen.
SECONDARY DIAGNOSES: Acute blood loss anemia; hypertension; osteoarthritis of both knees.
PROCEDURES: Endoscopy with clips on {day}. Transfusion of two units.
COURSE: No rebleeding, hemoglobin 8.9 at discharge. Biopsy without Helicobacter.
GOES HOME WITH: pantoprazole 40 mg twice daily, acetaminophen for the knees, lisinopril from tomorrow. No naproxen,
no ibuprofen.
FOLLOW-UP: blood count in one week, endoscopy in eight weeks.

{attending}
