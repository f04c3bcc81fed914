namespace Chartroom.Server.Demo.Population;

/// <summary>
/// Names of the demo's town. Invented mixtures of common names of several origins, so that look-alikes, accents,
/// compound names and other alphabets occur; the shares are assumed.
/// </summary>
internal static class Names
{
    /// <summary>One origin: its share of the town, its names, and the language its people speak at home.</summary>
    internal sealed record OfOrigin(
        double Share, string Race, string Ethnicity, string Language, string[] Families, string[] Women, string[] Men);

    /// <summary>One origin by its share of the town.</summary>
    internal static OfOrigin Origin(ref DemoRandom random) => Origins[random.PickWeighted(Shares)];

    internal static readonly OfOrigin[] Origins =
    [
        new(0.52, "2106-3", "2186-5", "en",
            ["Abbott", "Anderson", "Baker", "Bennett", "Brennan", "Calloway", "Carter", "Clarke", "Collins", "Dawson", "Doyle",
             "Ellison", "Fletcher", "Foster", "Gallagher", "Graham", "Hale", "Harper", "Hayes", "Holloway", "Jensen", "Kessler",
             "Lindgren", "Marsh", "McAllister", "McGrath", "Morrison", "Novak", "O'Brien", "O'Connell", "Olsen", "Parker",
             "Pemberton", "Quinn", "Reeves", "Rossi", "Schneider", "Sheridan", "Smith", "Smyth", "Sullivan", "Thorne", "Turner",
             "Van der Berg", "Walsh", "Webb", "Whitfield", "Wright", "Yates", "Zielinski"],
            ["Abigail", "Alice", "Anna", "Barbara", "Caroline", "Catherine", "Claire", "Diane", "Dorothy", "Eleanor", "Elizabeth",
             "Emily", "Frances", "Grace", "Hannah", "Helen", "Irene", "Jane", "Joan", "Judith", "Julia", "Karen", "Katherine",
             "Kathryn", "Laura", "Linda", "Margaret", "Martha", "Mary", "Mary Anne", "Megan", "Nancy", "Olivia", "Patricia",
             "Rachel", "Rebecca", "Rose", "Ruth", "Sarah", "Sophia", "Susan", "Teresa", "Victoria", "Virginia"],
            ["Adam", "Albert", "Andrew", "Arthur", "Benjamin", "Brian", "Charles", "Christopher", "Daniel", "David", "Donald",
             "Edward", "Eric", "Ethan", "Francis", "Frank", "George", "Gregory", "Harold", "Henry", "Jack", "James", "John",
             "Jonathan", "Joseph", "Keith", "Kenneth", "Lawrence", "Liam", "Mark", "Martin", "Matthew", "Michael", "Noah",
             "Patrick", "Paul", "Peter", "Ralph", "Raymond", "Richard", "Robert", "Roger", "Samuel", "Stephen", "Steven",
             "Thomas", "Timothy", "Victor", "Walter", "William"]),
        new(0.18, "2054-5", "2186-5", "en",
            ["Bailey", "Banks", "Booker", "Coleman", "Dixon", "Freeman", "Gaines", "Greene", "Hampton", "Jackson", "Jefferson",
             "Johnson", "Joseph", "Mosley", "Okafor", "Okonkwo", "Pierre", "Robinson", "Simmons", "Washington", "Wiggins", "Williams"],
            ["Adaeze", "Aaliyah", "Bernice", "Denise", "Ebony", "Gloria", "Imani", "Jasmine", "Keisha", "Latoya", "Loretta",
             "Monique", "Naomi", "Simone", "Tamika", "Vanessa", "Yvonne", "Zora"],
            ["Andre", "Chidi", "Clarence", "Curtis", "Darnell", "Earl", "Emeka", "Isaiah", "Jamal", "Jerome", "Leroy", "Malik",
             "Marcus", "Otis", "Reginald", "Terrence", "Tyrone", "Willie"]),
        new(0.18, "2131-1", "2135-2", "es",
            ["Álvarez", "Castillo", "Cruz", "Delgado", "Díaz", "Fernández", "Flores", "García", "García López", "Gómez", "González",
             "Guerrero", "Hernández", "Jiménez", "Martínez", "Mendoza", "Morales", "Muñoz", "Núñez", "Ortiz", "Peña", "Ramírez",
             "Reyes", "Rodríguez", "Ruiz", "Salazar", "Torres", "Vargas", "Vega"],
            ["Alejandra", "Ana María", "Beatriz", "Camila", "Carmen", "Elena", "Gabriela", "Guadalupe", "Inés", "Isabel", "Josefina",
             "Lucía", "Luz", "María", "María José", "Mercedes", "Pilar", "Rosa", "Sofía", "Valentina", "Yolanda"],
            ["Alejandro", "Andrés", "Antonio", "Carlos", "Diego", "Eduardo", "Fernando", "Francisco", "Javier", "Jesús", "Jorge",
             "José", "José Luis", "Juan", "Luis", "Manuel", "Mateo", "Miguel", "Pedro", "Rafael", "Ramón", "Santiago"]),
        new(0.08, "2028-9", "2186-5", "en",
            ["Chan", "Chen", "Choi", "Das", "Desai", "Gupta", "Huang", "Ito", "Khan", "Kim", "Le", "Lee", "Li", "Lin", "Nakamura",
             "Nguyen", "Park", "Patel", "Rao", "Reddy", "Sato", "Shah", "Singh", "Tanaka", "Tran", "Wang", "Wong", "Yamamoto", "Zhang"],
            ["Aiko", "Anjali", "Deepa", "Hana", "Hui", "Ji-woo", "Kavita", "Lan", "Linh", "Mei", "Mei-Ling", "Min", "Priya", "Sakura",
             "Seo-yeon", "Sunita", "Thu", "Xiu", "Yuki"],
            ["Amit", "Anh", "Arjun", "Bao", "Chen", "Duc", "Hiroshi", "Hung", "Jun", "Kenji", "Li", "Minh", "Min-jun", "Rajesh", "Sanjay",
             "Takeshi", "Vikram", "Wei", "Yong"]),
        new(0.04, "2106-3", "2186-5", "ru",
            ["Ivanov", "Kowalski", "Kuznetsov", "Łukasik", "Müller", "Petrov", "Popov", "Smirnov", "Sokolov", "Søndergaard", "Волков", "Şahin"],
            ["Agnieszka", "Ekaterina", "Irina", "Ludmila", "Nadezhda", "Natalia", "Olga", "Svetlana", "Tatiana", "Zoë"],
            ["Aleksandr", "Boris", "Dmitri", "Igor", "Ivan", "Jürgen", "Mikhail", "Sergei", "Vladimir", "Wojciech"]),
    ];

    private static readonly double[] Shares = [.. Origins.Select(o => o.Share)];

    /// <summary>Family names in the alphabet of their owners, which some write on the form as well.</summary>
    internal static readonly Dictionary<string, string> OwnAlphabet = new()
    {
        ["Ivanov"] = "Иванов",
        ["Kuznetsov"] = "Кузнецов",
        ["Petrov"] = "Петров",
        ["Popov"] = "Попов",
        ["Smirnov"] = "Смирнов",
        ["Sokolov"] = "Соколов",
        ["Chan"] = "陳",
        ["Chen"] = "陈",
        ["Huang"] = "黄",
        ["Li"] = "李",
        ["Lin"] = "林",
        ["Wang"] = "王",
        ["Wong"] = "黃",
        ["Zhang"] = "张",
        ["Ito"] = "伊藤",
        ["Nakamura"] = "中村",
        ["Sato"] = "佐藤",
        ["Tanaka"] = "田中",
        ["Yamamoto"] = "山本",
        ["Choi"] = "최",
        ["Kim"] = "김",
        ["Lee"] = "이",
        ["Park"] = "박",
    };

    /// <summary>Short forms by which people are called, for registrars who write what they hear.</summary>
    internal static readonly Dictionary<string, string> Nicknames = new()
    {
        ["Elizabeth"] = "Liz",
        ["Margaret"] = "Peggy",
        ["Katherine"] = "Kate",
        ["Catherine"] = "Cathy",
        ["Kathryn"] = "Kathy",
        ["Patricia"] = "Pat",
        ["Rebecca"] = "Becky",
        ["Susan"] = "Sue",
        ["Barbara"] = "Barb",
        ["Dorothy"] = "Dot",
        ["Teresa"] = "Terry",
        ["Victoria"] = "Vicki",
        ["Judith"] = "Judy",
        ["William"] = "Bill",
        ["Robert"] = "Bob",
        ["Richard"] = "Dick",
        ["James"] = "Jim",
        ["John"] = "Jack",
        ["Joseph"] = "Joe",
        ["Thomas"] = "Tom",
        ["Michael"] = "Mike",
        ["Charles"] = "Chuck",
        ["Edward"] = "Ted",
        ["Christopher"] = "Chris",
        ["Daniel"] = "Dan",
        ["Matthew"] = "Matt",
        ["Stephen"] = "Steve",
        ["Francisco"] = "Paco",
        ["José"] = "Pepe",
        ["Guadalupe"] = "Lupe",
        ["Alejandro"] = "Alex",
        ["Reginald"] = "Reggie",
        ["Lawrence"] = "Larry",
    };

    internal static readonly string[] Streets =
    [
        "Alder Street", "Birch Lane", "Canal Street", "Cedar Avenue", "Chapel Road", "Chestnut Street", "Church Street", "Clover Court",
        "College Avenue", "Dogwood Drive", "Elm Street", "Fairview Avenue", "Foundry Road", "Garden Terrace", "Grove Street",
        "Harbor Drive", "Hickory Lane", "Hillcrest Road", "Juniper Way", "Lakeview Drive", "Laurel Street", "Linden Avenue", "Main Street",
        "Maple Avenue", "Meadow Lane", "Mill Street", "North Second Street", "Oak Street", "Orchard Road", "Park Avenue", "Pine Street",
        "Prospect Street", "Quarry Road", "Railroad Avenue", "Ridge Road", "River Road", "School Street", "Spring Street", "Spruce Court",
        "Station Road", "Sycamore Street", "Union Street", "Valley View Road", "Walnut Street", "Washington Street", "West Third Street",
        "Willow Lane",
    ];

    /// <summary>Towns around the invented city of Port Ellery; the state code is real, the places are not.</summary>
    internal static readonly (string City, string Zip)[] Towns =
    [
        ("Port Ellery", "19801"), ("Port Ellery", "19802"), ("Port Ellery", "19805"), ("Millbrook", "19711"), ("Harrow Falls", "19720"),
        ("Kestrel Bay", "19958"), ("Saint Owen", "19901"), ("Dunmore", "19973"),
    ];
}
