story: cirrhosis-sbp
title: Spontaneous bacterial peritonitis and hepatic encephalopathy in alcoholic cirrhosis
setting: inpatient
service: Medicine
age: 42-70
weight: 2
stay: 6
reason: Swollen belly and sleepiness
disposition: 06
drg: 432

[values]
pmn = 610..1480
amm = 92..138
bili = 3.8..5.2
inr = 1.7..2.0
alb = 2.1..2.5
na = 127..130

[codes]
K70.31 | Y | Alcoholic cirrhosis of liver with ascites | Alcoholic cirrhosis of the liver with ascites
K65.2 | Y | Spontaneous bacterial peritonitis | Spontaneous bacterial peritonitis
K76.82 | Y | Hepatic encephalopathy | Hepatic encephalopathy
E87.1 | Y | Hypo-osmolality and hyponatremia | hypervolemic hyponatremia
K76.6 | Y | Portal hypertension | portal hypertension
I85.10 | Y | Secondary esophageal varices without bleeding | esophageal varices, not bleeding
D68.4 | Y | Acquired coagulation factor deficiency | coagulopathy of liver disease
F10.21 | Y | Alcohol dependence, in remission | alcohol dependence in remission for 14 months
0W9G3ZX | day 0 | Drainage of peritoneal cavity, percutaneous approach, diagnostic | Diagnostic paracentesis

[problems]
K70.31 | 3 | Alcoholic cirrhosis with ascites
F10.21 | 1 | Alcohol dependence in remission

[medications]
home | spironolactone 100 mg tablet | 1 tablet by mouth once daily | 198222
home | furosemide 40 mg tablet | 1 tablet by mouth once daily | 313988
home | propranolol 20 mg tablet | 1 tablet by mouth twice daily | 856457
inpatient | ceftriaxone 2 g injection | 2 g intravenously every 24 hours for 5 days
inpatient | albumin 25 % infusion | 1.5 g/kg on day 1, 1 g/kg on day 3
inpatient | lactulose 10 g/15 mL solution | 30 mL by mouth every 4 hours to three stools a day
discharge | lactulose 10 g/15 mL solution | 30 mL by mouth three times daily
discharge | ciprofloxacin 500 mg tablet | 1 tablet by mouth once daily | 309309

[results +00:12 85353-1 Vital signs]
8310-5 | Body temperature | 38.1 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 102 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 56 | mm[Hg] | 60-90
8867-4 | Heart rate | 96 | /min | 60-100
59408-5 | Oxygen saturation | 95 | % | 94-100

[results +00:50 24323-8 Comprehensive metabolic panel]
2951-2 | Sodium | {na} | mmol/L | 135-145
2160-0 | Creatinine | 1.1 | mg/dL | 0.6-1.2
1975-2 | Bilirubin, total | {bili} | mg/dL | 0.2-1.3
1751-7 | Albumin | {alb} | g/dL | 3.5-5.0
1920-8 | Aspartate aminotransferase | 62 | U/L | 10-40

[results +00:52 5902-2 Coagulation]
6301-6 | INR | {inr} | {INR} | 0.9-1.1

[results +00:55 16362-6 Ammonia]
16362-6 | Ammonia | {amm} | umol/L | 11-35

[results +04:00 26464-8 Ascitic fluid cell count]
26464-8 | Neutrophils in ascitic fluid | {pmn} | /uL | <250

[results +2d10:00 6462-6 Ascitic fluid culture]
6462-6 | Bacteria identified | Klebsiella pneumoniae, susceptible to ceftriaxone | | no growth

[results +5d06:00 24323-8 Comprehensive metabolic panel]
2951-2 | Sodium | 133 | mmol/L | 135-145
2160-0 | Creatinine | 1.0 | mg/dL | 0.6-1.2
1975-2 | Bilirubin, total | 3.4 | mg/dL | 0.2-1.3

[flaw query-unspecific]
say | Hepatic encephalopathy | Drowsiness
lose | K76.82 | R40.0
ask | Which diagnosis do asterixis, muddled talk and lactulose stand for?
drg | 432

[document +02:00 34117-2 by attending]
HISTORY AND PHYSICAL

INFORMANT: the {spouse}. {age} {man} with Alcoholic cirrhosis of the liver with ascites, three years known. A week of
growing belly, three days of
sleepiness and muddled talk, fever since yesterday. Last drink 14 months ago (alcohol dependence in remission for 14
months, says the {spouse}).
Endoscopy last year: esophageal varices, not bleeding, small. On propranolol, spironolactone, furosemide. Allergies:
none.

ON EXAMINATION: Temperature 38.1, pressure 102/56. Jaundice, spider naevi, asterixis, answers after long pauses,
does not know the day. Tense
ascites, tender everywhere, no rebound. No melena.

ASSESSMENT
- Fever and tender ascites: tap now.
- Hepatic encephalopathy, grade 2, ammonia {amm}, trigger infection. Lactulose.
- hypervolemic hyponatremia {na}: hold diuretics, restrict water.
- portal hypertension with varices; hold propranolol while the pressure is low.
- coagulopathy of liver disease, INR {inr}; no plasma needed for the tap.

{attending}

[document +03:30 28570-0 by attending]
PROCEDURE NOTE

Diagnostic paracentesis, left lower quadrant, ultrasound-marked, 22-gauge needle, 60 mL of cloudy yellow fluid to
the laboratory and into
culture bottles at the bedside. No bleeding.

{attending}

[document +05:00 11506-3 by attending]
ADDENDUM TO ADMISSION

Fluid: {pmn} neutrophils per microlitre. Spontaneous bacterial peritonitis. Ceftriaxone 2 g given, albumin 1.5 g/kg
running.

{attending}

[document +3d09:00 11506-3 by attending]
PROGRESS NOTE

Knows the day and does the crossword. Three stools. Culture: Klebsiella pneumoniae. Second albumin today. Creatinine
1.0. Repeat tap 92
neutrophils. Belly softer.

{attending}

[document +6d10:30 18842-5 by attending]
DISCHARGE SUMMARY

PRINCIPAL DIAGNOSIS: Alcoholic cirrhosis of the liver with ascites.
COMPLICATIONS TREATED: Spontaneous bacterial peritonitis (Klebsiella pneumoniae); Hepatic encephalopathy, resolved;
hypervolemic
hyponatremia; coagulopathy of liver disease.
BACKGROUND: portal hypertension with esophageal varices, not bleeding; alcohol dependence in remission.
COURSE: Five days of ceftriaxone with albumin. Creatinine stayed at 1.0.
DISCHARGE MEDICATIONS: lactulose three times daily, ciprofloxacin 500 mg daily as prophylaxis, spironolactone 100 mg
and furosemide 40 mg from
tomorrow, propranolol 20 mg twice daily.
FOLLOW-UP: liver clinic in one week; home nurse. Transplant evaluation to be discussed.

{attending}
