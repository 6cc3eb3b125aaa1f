using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Core.Tests.Remediation;

/// <summary>An HTTP address that answers with a script's status codes, and keeps what was posted.</summary>
internal sealed class ScriptedAddress : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Queue<HttpStatusCode> _answers;

    public ScriptedAddress(IEnumerable<HttpStatusCode> answers)
    {
        _answers = new Queue<HttpStatusCode>(answers);
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = AnswerAsync();
    }

    public Uri Address { get; }

    public List<string> Bodies { get; } = [];

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync()
    {
        while (_answers.TryDequeue(out var status))
        {
            var context = await _listener.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            Bodies.Add(await reader.ReadToEndAsync());
            context.Response.StatusCode = (int)status;
            context.Response.Close();
        }
    }
}
