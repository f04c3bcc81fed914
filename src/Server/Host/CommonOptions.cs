using System.CommandLine;
using System.Globalization;

namespace Chartroom.Server.Host;

/// <summary>Options that mean the same in every command that has them.</summary>
public static class CommonOptions
{
    /// <summary>Where the embedded database lives.</summary>
    public static Option<DirectoryInfo> Data() => new("--data")
    {
        Description = "Directory of the embedded database.",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
    };

    /// <summary>Use PostgreSQL instead of the embedded database.</summary>
    public static Option<string?> Postgres() => new("--postgres")
    {
        Description = "Connection string of a PostgreSQL database to use instead of --data.",
    };

    /// <summary>Where the code-set releases are; see <see cref="ResolveCodes"/>.</summary>
    public static Option<DirectoryInfo?> Codes() => new("--codes")
    {
        Description = "Directory of code-set releases (default: DATA/codes, then ../shared/data/codes).",
    };

    /// <summary>A day, written <c>yyyy-MM-dd</c>; null when it is not given.</summary>
    public static Option<DateOnly?> Day(string description) => new("--date")
    {
        Description = description,
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            result.AddError($"--date is a day, yyyy-MM-dd; {result.Tokens[0].Value} is none.");
            return null;
        },
    };

    public static Argument<string[]> Files()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files, folders, .gz or .tar.gz; - reads standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        // Told before anything is read: half an answer about the files that are there would look like the whole.
        files.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value != "-" && !File.Exists(t.Value) && !Directory.Exists(t.Value)))
                result.AddError($"There is no {token.Value}.");
        });
        return files;
    }

    /// <summary>The code-set directory in force: the given one, else DATA/codes, else ../shared/data/codes; null when none is there.</summary>
    public static DirectoryInfo? ResolveCodes(DirectoryInfo? given, DirectoryInfo data)
    {
        if (given is not null)
            return given;
        string[] places = [Path.Combine(data.FullName, "codes"), Path.Combine("..", "shared", "data", "codes")];
        return places.Where(Directory.Exists).Select(p => new DirectoryInfo(p)).FirstOrDefault();
    }
}
