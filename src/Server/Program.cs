using System.CommandLine;
using Chartroom.Server.Host;

// A command line that cannot be read is wrong use: 2, as the contract of the commands says.
var parsed = CommandLine.Root().Parse(args);
// A server that is told to stop answers what is under way first. The library's own patience is 2 s; the server bounds its own.
var answer = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });
return parsed.Errors.Count > 0 ? 2 : answer;
