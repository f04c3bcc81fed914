story: well-child
title: Well-child visit
setting: outpatient
service: Paediatrics
age: 1-12
weight: 10
reason: Well-child visit
never: 140

[values]
temp = 36.4..37.1

[codes]
Z00.129 | | Encounter for routine child health examination without abnormal findings | Healthy child
Z23 | | Encounter for immunization | influenza vaccine

[vaccines]
+00:35 | 140 | Influenza, split virus, trivalent, PF

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8867-4 | Heart rate | 98 | /min | 60-140

[document +00:40 34108-1 by paediatrician]
WELL-CHILD NOTE

{first} is a {age} brought by {his} {mother|father|grandmother}. Eats and sleeps well, {in nursery|doing well at
school|loves climbing}. No concerns.

EXAMINATION: Temperature {temp}. Growth along the usual line. Eyes, ears, heart, lungs, abdomen, hips normal.
Development fits the age.

ASSESSMENT: Healthy child. PLAN: influenza vaccine today; car seat and reading talked through; next visit in a year.

{paediatrician}
