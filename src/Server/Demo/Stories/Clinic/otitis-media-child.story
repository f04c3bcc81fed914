story: otitis-media-child
title: Acute otitis media in a child
setting: outpatient
service: Paediatrics
age: 1-6
weight: 6
reason: Ear pain
fits: anyone

[values]
temp = 38.1..39.0

[codes]
H66.001 | | Acute suppurative otitis media without spontaneous rupture of ear drum, right ear | Acute suppurative otitis media of the right ear, drum not ruptured

[medications]
discharge | amoxicillin 400 mg/5 mL suspension | 45 mg/kg by mouth twice daily for 10 days

[results +00:05 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8867-4 | Heart rate | 118 | /min | 70-130

[document +00:20 34108-1 by paediatrician]
SICK VISIT. {first}, {age}: cold five days, pulls the right ear and {cries at night|does not sleep}, {temp}. Right
drum red, bulging, yellow fluid, no hole. Left grey. Chest clear. No allergies.
Acute suppurative otitis media of the right ear, drum not ruptured. Amoxicillin ten days, ibuprofen for pain. Check
if not better in two days.
{paediatrician}
