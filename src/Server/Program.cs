using Chartroom.Server.Host;

// A command line that cannot be read is wrong use: 2, as the contract of the commands says.
var parsed = CommandLine.Root().Parse(args);
var answer = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? 2 : answer;
