namespace Chartroom.Server.Host.Work;

/// <summary>How long something has waited, as people say it.</summary>
public static class Age
{
    /// <summary>An age in its greatest unit: <c>4 min</c>, <c>3 h</c>, <c>2 d</c>.</summary>
    public static string Text(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => $"{(int)age.TotalDays} d",
        { TotalHours: >= 2 } => $"{(int)age.TotalHours} h",
        { TotalMinutes: >= 1 } => $"{(int)age.TotalMinutes} min",
        _ => "just now",
    };
}
