namespace Chartroom.Tools.Definitions;

/// <summary>Writes a table: one record a line, fields parted by tabs, the first field its kind.</summary>
internal static class Tables
{
    public static void Write(string path, IEnumerable<string> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var file = new StreamWriter(path) { NewLine = "\n" };
        foreach (var line in lines)
            file.WriteLine(line);
    }

    public static string Line(params IEnumerable<string?> fields) =>
        string.Join('\t', fields.Select(f => Clean(f ?? ""))).TrimEnd('\t');

    private static string Clean(string text) =>
        string.Join(' ', text.Split(['\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).Trim();
}
