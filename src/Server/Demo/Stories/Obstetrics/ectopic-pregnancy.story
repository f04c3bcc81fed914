story: ectopic-pregnancy
title: Ruptured right tubal pregnancy
setting: inpatient
service: Obstetrics
sex: F
age: 20-40
weight: 2
stay: 1
reason: Pelvic pain and bleeding
disposition: 01
drg: 818

[values]
hcg = 4200..9800
hgb = 9.0..9.9

[codes]
O00.101 | Y | Right tubal pregnancy without intrauterine pregnancy | Ruptured right tubal pregnancy
O08.1 | Y | Delayed or excessive hemorrhage following ectopic and molar pregnancy | hemoperitoneum of 900 mL
D62 | Y | Acute posthemorrhagic anemia | acute blood loss anemia
10T24ZZ | day 0 | Resection of products of conception, ectopic, percutaneous endoscopic approach | ectopic pregnancy removed with the tube
0UT54ZZ | day 0 | Resection of right fallopian tube, percutaneous endoscopic approach | Laparoscopic right salpingectomy

[medications]
inpatient | lactated Ringer solution | 1 L twice
discharge | ibuprofen 200 mg tablet | 3 tablets by mouth every 6 hours as needed | 310965
discharge | ferrous sulfate 325 mg tablet | 1 tablet by mouth once daily | 310325

[results +00:08 85353-1 Vital signs]
8310-5 | Body temperature | 36.7 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 94 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 56 | mm[Hg] | 60-90
8867-4 | Heart rate | 114 | /min | 60-100

[results +00:30 19080-1 Choriogonadotropin]
19080-1 | Choriogonadotropin | {hcg} | m[IU]/mL | <5

[results +00:30 58410-2 Complete blood count]
718-7 | Hemoglobin | {hgb} | g/dL | 12.0-16.0
777-3 | Platelets | 240 | 10*3/uL | 150-400

[results +00:35 882-1 Blood type]
882-1 | ABO and Rh group | O positive | | 

[document +00:55 34111-5 by emergency]
ED NOTE

{age} woman, seven weeks since the last period, spotting for three days, sudden strong right-sided pain and
faintness an hour ago. 94/56, 114. Rebound in the lower belly. Bedside
scan: empty uterus, free fluid to the liver. hCG {hcg}, hemoglobin {hgb}, O positive. Two lines, typed and crossed.
Gynecology to the bedside: theatre.

{emergency}

[document +01:20 34117-2 by attending]
GYNECOLOGY H&P. As above. One child, no operations, chlamydia treated years ago. No medicines, no allergies.
Ruptured ectopic suspected; laparoscopy now; may lose the tube; agrees.
{attending}

[document +03:10 11504-8 by obstetrician]
OPERATIVE REPORT

Laparoscopic right salpingectomy. hemoperitoneum of 900 mL sucked out. Ruptured right tubal pregnancy at the
ampulla, bleeding; ectopic pregnancy removed with the tube. Left tube and both
ovaries normal. Washed, dry. General anesthesia ({anaesthetist}). 1.5 L crystalloid, no blood.

{obstetrician}

[document +1d08:00 11526-1 by pathologist]
RIGHT TUBE: chorionic villi in the lumen and wall, rupture. Tubal pregnancy. {pathologist}

[document +1d10:00 18842-5 by attending]
DISCHARGE SUMMARY

Ruptured right tubal pregnancy with hemoperitoneum of 900 mL and acute blood loss anemia (hemoglobin {hgb}, 8.6 this
morning, no symptoms). Laparoscopic right salpingectomy {day}.
Iron, ibuprofen. Grief counselling offered. Clinic in two weeks; early scan in any next pregnancy.

{attending}
