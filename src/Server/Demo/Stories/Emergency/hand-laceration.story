story: hand-laceration
title: Laceration of the left hand, sutured
setting: emergency
service: Emergency
age: 12-75
weight: 7
reason: Cut hand
never: 115
fits: anyone

[codes]
S61.412A | | Laceration without foreign body of left hand, initial encounter | Laceration of the left hand, 4 cm, no foreign body
W26.0XXA | | Contact with knife, initial encounter | kitchen knife slipped
Z23 | | Encounter for immunization | Tetanus booster given
0HQGXZZ | day 0 | Repair left hand skin, external approach | closed with six nylon sutures

[medications]
discharge | acetaminophen 500 mg tablet | 2 tablets by mouth every 6 hours as needed

[vaccines]
+01:10 | 115 | Tdap

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | 36.6 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 126 | mm[Hg] | 90-140
8867-4 | Heart rate | 84 | /min | 60-100

[document +01:20 34111-5 by emergency]
ED PROCEDURE AND VISIT NOTE

{age} {man}, right-handed; kitchen knife slipped {opening an avocado|cutting bread|boning a chicken} an hour ago.
Laceration of the left hand, 4 cm, no foreign body, thenar side of the palm. Full flexion of all fingers against
force, sensation to both sides of each finger normal, refill brisk.
Lidocaine, washed with 500 mL, explored to its base: fat only, tendon sheath whole; closed with six nylon sutures.
Dressing. Last tetanus shot too long ago: Tetanus booster given.
Sutures out in ten days. Signs of infection told.

{emergency}
