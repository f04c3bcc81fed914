story: anaphylaxis-ed
title: Anaphylaxis to peanut
setting: emergency
service: Emergency
age: 8-40
weight: 3
reason: Allergic reaction

[codes]
T78.01XA | | Anaphylactic reaction due to peanuts, initial encounter | Anaphylaxis to peanut

[allergies]
Peanut | anaphylaxis | severe

[medications]
inpatient | epinephrine 0.3 mg injection | 0.3 mg intramuscularly once
discharge | epinephrine 0.3 mg auto-injector | 0.3 mg into the thigh for a severe reaction
discharge | cetirizine 10 mg tablet | 1 tablet by mouth once daily for 3 days

[results +00:03 85353-1 Vital signs]
8310-5 | Body temperature | 36.7 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 88 | mm[Hg] | 90-140
8867-4 | Heart rate | 128 | /min | 60-100
59408-5 | Oxygen saturation on room air | 93 | % | 94-100

[document +04:20 34111-5 by emergency]
EMERGENCY NOTE

{age} {man} with known peanut allergy ate {a curry|a cookie at a party|trail mix}; ten minutes later hives, tight
throat, wheeze, faint. 88 systolic on arrival. Epinephrine 0.3 mg in the thigh at minute two, fluids, albuterol: 116
after ten minutes, skin clearing. Steroid and antihistamine as well.
Anaphylaxis to peanut. Watched four hours, no second wave. Two auto-injectors and training; the old one had expired.
Allergist referral.

{emergency}
