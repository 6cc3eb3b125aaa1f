using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Simulator.Tests.Contract;

/// <summary>Sends recorded requests to a server.</summary>
public sealed class ContractClient(HttpClient admin, HttpClient nobody, ValueMap map)
{
    public async Task<Answer> SendAsync(Exchange exchange)
    {
        using var request = new HttpRequestMessage(new HttpMethod(exchange.Method), map.InText(exchange.Path));
        foreach (var (name, value) in exchange.RequestHeaders)
        {
            if (name != "Content-Type")
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("recorder", "1"));
        if (exchange.RequestBody is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(map.InBody(exchange.RequestBody)!.ToJsonString()));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(exchange.RequestHeaders["Content-Type"]);
        }

        // Two exchanges show what happens without the administrator's credentials.
        var client = exchange.Note == "anonymous" || exchange.RequestHeaders.ContainsKey("Authorization") ? nobody : admin;
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var text = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return exchange.Events is not null
            ? new Answer((int)response.StatusCode, headers, null, new JsonArray([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l))]))
            : new Answer((int)response.StatusCode, headers, Parse(text), null);
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
