using Chartroom.Server.Demo.Stories;

namespace Chartroom.Server.Demo.Population;

/// <summary>The stories, laid out so that those which fit a person are found fast. Read-only; for any number of threads.</summary>
public sealed class StoryShelf
{
    private const int OldestAge = 110;

    private readonly Dictionary<string, Story> byId;
    private readonly Story[][] byPerson = new Story[4 * 2 * (OldestAge + 1)][];
    private readonly Story[][] neutral = new Story[2 * (OldestAge + 1)][];

    public StoryShelf(IReadOnlyList<Story> stories)
    {
        byId = stories.ToDictionary(s => s.Id);
        Newborns = [.. stories.Where(s => s.Setting == StorySetting.Newborn)];
        // Births are drawn with the child, not with the mother.
        var births = Newborns.SelectMany(n => n.Mothers).ToHashSet();
        foreach (var sex in (string[])["F", "M"])
        {
            for (var age = 0; age <= OldestAge; age++)
            {
                var able = stories.Where(s => s.Weight > 0 && Fits(s, age, sex) && !births.Contains(s.Id)).ToList();
                foreach (var setting in Enum.GetValues<StorySetting>())
                    byPerson[Key(setting, age, sex)] = [.. able.Where(s => s.Setting == setting)];
                neutral[Key(default, age, sex)] = [.. able.Where(s => s.FitsAnyone)];
            }
        }
    }

    public IReadOnlyList<Story> Newborns { get; }

    public Story this[string id] => byId[id];

    /// <summary>Stories of a setting that can happen to somebody of that age and sex.</summary>
    public IReadOnlyList<Story> For(StorySetting setting, int age, string sex) => byPerson[Key(setting, Math.Clamp(age, 0, OldestAge), sex)];

    /// <summary>Small stories that can happen to anybody of that age and sex besides another one.</summary>
    public IReadOnlyList<Story> Small(int age, string sex) => neutral[Key(default, Math.Clamp(age, 0, OldestAge), sex)];

    private static bool Fits(Story story, int age, string sex) => age >= story.MinAge && age <= story.MaxAge && (story.Sex is null || story.Sex == sex);

    private static int Key(StorySetting setting, int age, string sex) => ((int)setting * 2 + (sex == "F" ? 0 : 1)) * (OldestAge + 1) + age;
}
