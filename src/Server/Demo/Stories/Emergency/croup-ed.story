story: croup-ed
title: Croup in a toddler
setting: emergency
service: Emergency
age: 1-4
weight: 5
reason: Barking cough
fits: anyone
season: winter

[codes]
J05.0 | | Acute obstructive laryngitis [croup] | Croup

[medications]
inpatient | dexamethasone 0.6 mg/kg | by mouth once
inpatient | racemic epinephrine nebulizer | 0.5 mL once

[results +00:06 85353-1 Vital signs]
8310-5 | Body temperature | 38.1 | Cel | 36.1-37.8
8867-4 | Heart rate | 138 | /min | 80-130
9279-1 | Respiratory rate | 34 | /min | 20-30
59408-5 | Oxygen saturation on room air | 97 | % | 94-100

[document +03:40 34111-5 by emergency]
PEDS ED: {first}, {age}, cold for a day, woke at {01:00|02:30} with a barking cough and noisy breathing. Vaccinated.
Stridor at rest, mild pull, no drool, sits calm on the lap. Croup, moderate. Dexamethasone by mouth; one epinephrine
nebulizer. Watched three hours: no stridor at rest, drinks.
Home, cool air, return for stridor at rest. Pediatrician tomorrow.
{emergency}
