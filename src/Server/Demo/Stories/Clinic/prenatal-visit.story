story: prenatal-visit
title: Prenatal visit, second trimester
setting: outpatient
service: Obstetrics
sex: F
age: 20-40
weight: 5
reason: Prenatal visit

[values]
fh = 142..156
wt = 58..82
sbp = 104..122

[codes]
Z34.02 | | Encounter for supervision of normal first pregnancy, second trimester | Normal first pregnancy, second trimester
Z3A.20 | | 20 weeks gestation of pregnancy | 20 weeks

[medications]
home | prenatal vitamin tablet | 1 tablet by mouth once daily

[results +00:10 85353-1 Vital signs]
8480-6 | Systolic blood pressure | {sbp} | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 68 | mm[Hg] | 60-90
29463-7 | Body weight | {wt} | kg | 

[results +00:15 20454-5 Urine protein]
20454-5 | Protein, urine | negative | | negative

[document +00:35 34108-1 by author]
PRENATAL VISIT

First pregnancy, 20 weeks and 1 day by early scan. Feels {flutters|first kicks}. No bleeding, no pain. {sbp}/68,
urine clean, fundus at the navel, heart {fh}.
Normal first pregnancy, second trimester. Anatomy scan today: normal boy or girl kept as a surprise, placenta at the
back and high. Glucose test at 26 weeks. Four weeks.

{author}
