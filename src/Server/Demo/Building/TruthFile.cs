using System.Text;
using Chartroom.Server.Demo.Planted;

namespace Chartroom.Server.Demo.Building;

/// <summary>
/// <c>truth.ndjson</c> beside the data: one line for each thing planted. What an interrupted run wrote beyond the last mark is cut off
/// before the run goes on.
/// </summary>
internal sealed class TruthFile : IDisposable
{
    public const string Name = "truth.ndjson";

    private readonly FileStream file;

    public TruthFile(DirectoryInfo data, long length)
    {
        file = new FileStream(Path.Combine(data.FullName, Name), FileMode.OpenOrCreate, FileAccess.Write);
        file.SetLength(Math.Min(file.Length, length));
        file.Seek(0, SeekOrigin.End);
    }

    public int Lines { get; private set; }

    /// <summary>Appends and returns the length of the file.</summary>
    public long Append(IEnumerable<Truth> truths)
    {
        var text = new StringBuilder();
        foreach (var truth in truths)
        {
            text.Append(truth.ToLine()).Append('\n');
            Lines++;
        }
        file.Write(Encoding.UTF8.GetBytes(text.ToString()));
        file.Flush(flushToDisk: true);
        return file.Length;
    }

    public void Dispose() => file.Dispose();
}
